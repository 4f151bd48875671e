package io.jenkins.plugins.eksdelivery.runner.step;

import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code archive}: the old name of archiveArtifacts, which does not mind when there is nothing. */
public final class ArchiveStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    private final String includes;

    @DataBoundSetter
    private @Nullable String excludes;

    @DataBoundConstructor
    public ArchiveStep(String includes) {
        this.includes = includes;
    }

    @Override
    protected StepExecution begin(RunningStep step) throws Exception {
        return new Answer(step, () -> Workspaces.archive(step, includes, excludes, true, true));
    }
}
