package io.jenkins.plugins.eksdelivery.runner.step;

import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code archiveArtifacts}: keeps files in the folder of the run, under {@code archive}. */
public final class ArchiveArtifactsStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    private final String artifacts;

    @DataBoundSetter
    private @Nullable String excludes;

    @DataBoundSetter
    private boolean allowEmptyArchive;

    @DataBoundSetter
    private boolean onlyIfSuccessful;

    @DataBoundSetter
    private boolean fingerprint;

    @DataBoundSetter
    private boolean defaultExcludes = true;

    @DataBoundSetter
    private boolean caseSensitive = true;

    @DataBoundSetter
    private boolean followSymlinks = true;

    @DataBoundConstructor
    public ArchiveArtifactsStep(String artifacts) {
        this.artifacts = artifacts;
    }

    @Override
    protected StepExecution begin(RunningStep step) throws Exception {
        return new Answer(
                step, () -> Workspaces.archive(step, artifacts, excludes, allowEmptyArchive, defaultExcludes));
    }
}
