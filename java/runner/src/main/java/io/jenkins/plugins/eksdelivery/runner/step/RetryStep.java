package io.jenkins.plugins.eksdelivery.runner.step;

import hudson.AbortException;
import hudson.model.TaskListener;
import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import java.io.IOException;
import java.io.PrintStream;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code retry}: runs its block again when it fails, up to a number of times in all. */
public final class RetryStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    private final int count;

    /** Which failures are worth it; agents do not get lost here, so the conditions are accepted and any failure counts. */
    @DataBoundSetter
    private transient @Nullable Object conditions;

    @DataBoundConstructor
    public RetryStep(int count) {
        this.count = count;
    }

    @Override
    protected StepExecution begin(RunningStep step) {
        return new Around(step, null, new Again(count), java.util.List.of());
    }

    private static final class Again extends Relay {

        private static final long serialVersionUID = 1L;

        private int left;

        Again(int left) {
            this.left = left;
        }

        @Override
        public void onFailure(StepContext step, Throwable failure) {
            boolean stopped =
                    failure instanceof FlowInterruptedException interrupted && interrupted.isActualInterruption();
            if (stopped || --left <= 0) {
                step.onFailure(failure);
                return;
            }
            try {
                PrintStream log = step.get(TaskListener.class).getLogger();
                log.println(failure instanceof AbortException ? "ERROR: " + failure.getMessage() : failure.toString());
                log.println("Retrying");
                step.newBodyInvoker().withCallback(this).start();
            } catch (IOException | InterruptedException broken) {
                failure.addSuppressed(broken);
                step.onFailure(failure);
            }
        }
    }
}
