package io.jenkins.plugins.eksdelivery.runner.step;

import hudson.model.Result;
import hudson.model.TaskListener;
import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import io.jenkins.plugins.eksdelivery.runner.program.StageMark;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code unstable}: marks the build. */
public final class UnstableStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    private final String message;

    @DataBoundConstructor
    public UnstableStep(String message) {
        this.message = message;
    }

    @Override
    protected StepExecution begin(RunningStep step) {
        return new Answer(step, () -> {
            step.get(TaskListener.class).getLogger().println("WARNING: " + message);
            step.state().worsen(Result.UNSTABLE);
            StageMark.warn(step, Result.UNSTABLE);
            return null;
        });
    }
}
