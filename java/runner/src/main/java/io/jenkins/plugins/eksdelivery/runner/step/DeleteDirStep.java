package io.jenkins.plugins.eksdelivery.runner.step;

import hudson.FilePath;
import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code deleteDir}: removes the current directory with all in it. */
public final class DeleteDirStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    @DataBoundConstructor
    public DeleteDirStep() {}

    @Override
    protected StepExecution begin(RunningStep step) throws Exception {
        return new Answer(step, () -> {
            step.get(FilePath.class).deleteRecursive();
            return null;
        });
    }
}
