package io.jenkins.plugins.eksdelivery.runner.step;

import hudson.AbortException;
import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code error}: fails with a message and without a stack trace. */
public final class ErrorStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    private final @Nullable String message;

    @DataBoundConstructor
    public ErrorStep(@Nullable String message) {
        this.message = message;
    }

    @Override
    protected StepExecution begin(RunningStep step) {
        return new Answer(step, () -> {
            throw new AbortException(message);
        });
    }
}
