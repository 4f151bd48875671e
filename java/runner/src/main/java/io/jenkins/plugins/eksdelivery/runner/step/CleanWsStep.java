package io.jenkins.plugins.eksdelivery.runner.step;

import hudson.FilePath;
import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code cleanWs}: empties the workspace. */
public final class CleanWsStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    @DataBoundSetter
    private @Nullable Object patterns;

    @DataBoundSetter
    private boolean deleteDirs;

    @DataBoundSetter
    private boolean notFailBuild;

    @DataBoundSetter
    private boolean disableDeferredWipeout;

    @DataBoundSetter
    private boolean cleanWhenAborted = true;

    @DataBoundSetter
    private boolean cleanWhenFailure = true;

    @DataBoundSetter
    private boolean cleanWhenNotBuilt = true;

    @DataBoundSetter
    private boolean cleanWhenSuccess = true;

    @DataBoundSetter
    private boolean cleanWhenUnstable = true;

    @DataBoundConstructor
    public CleanWsStep() {}

    @Override
    protected StepExecution begin(RunningStep step) throws Exception {
        return new Answer(step, () -> {
            step.get(FilePath.class).deleteContents();
            return null;
        });
    }
}
