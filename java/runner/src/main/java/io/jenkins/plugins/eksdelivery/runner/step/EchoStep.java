package io.jenkins.plugins.eksdelivery.runner.step;

import hudson.model.TaskListener;
import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code echo}: prints a line. */
public final class EchoStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    private final @Nullable String message;

    @DataBoundConstructor
    public EchoStep(@Nullable String message) {
        this.message = message;
    }

    @Override
    protected StepExecution begin(RunningStep step) {
        return new Answer(step, () -> {
            step.get(TaskListener.class).getLogger().println(message);
            return null;
        });
    }
}
