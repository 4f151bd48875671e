package io.jenkins.plugins.eksdelivery.runner.step;

import hudson.model.Result;
import hudson.model.TaskListener;
import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import java.io.IOException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code timeout}: stops its block after a time, which goes on while the run is cut off. */
public final class TimeoutStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    private final int time;

    @DataBoundSetter
    private TimeUnit unit = TimeUnit.MINUTES;

    /** Whether the time counts from the last line printed; not supported. */
    @DataBoundSetter
    private boolean activity;

    @DataBoundConstructor
    public TimeoutStep(int time) {
        this.time = time;
    }

    @Override
    protected StepExecution begin(RunningStep step) {
        if (activity) {
            throw new IllegalArgumentException("timeout(activity: true) is not supported outside of a Jenkins");
        }
        return new Limit(step, unit.toMillis(time));
    }

    private static final class Limit extends StepExecution {

        private static final long serialVersionUID = 1L;

        private final RunningStep step;
        private final long milliseconds;
        private long deadline;
        private @Nullable BodyExecution body;
        private transient @Nullable ScheduledFuture<?> timer;

        Limit(RunningStep step, long milliseconds) {
            super(step);
            this.step = step;
            this.milliseconds = milliseconds;
        }

        @Override
        public boolean start() throws IOException, InterruptedException {
            step.get(TaskListener.class).getLogger().println("Timeout set to expire in " + TimeSpan.text(milliseconds));
            deadline = System.currentTimeMillis() + milliseconds;
            body = step.newBodyInvoker().withCallback(new End(this)).start();
            schedule();
            return false;
        }

        @Override
        public void onResume() {
            schedule();
        }

        private void schedule() {
            timer = step.surroundings()
                    .timers()
                    .schedule(this::expire, deadline - System.currentTimeMillis(), TimeUnit.MILLISECONDS);
        }

        private void expire() {
            try {
                step.get(TaskListener.class).getLogger().println("Cancelling nested steps due to timeout");
            } catch (IOException | InterruptedException broken) {
                // The cancellation matters, not the line.
            }
            if (body != null) {
                FlowInterruptedException death = new FlowInterruptedException(Result.ABORTED, new Exceeded());
                death.setActualInterruption(false);
                body.cancel(death);
            }
        }

        void done() {
            if (timer != null) {
                timer.cancel(false);
            }
        }
    }

    private static final class End extends BodyExecutionCallback {

        private static final long serialVersionUID = 1L;

        private final Limit limit;

        End(Limit limit) {
            this.limit = limit;
        }

        @Override
        public void onSuccess(StepContext step, @Nullable Object result) {
            limit.done();
            step.onSuccess(result);
        }

        @Override
        public void onFailure(StepContext step, Throwable failure) {
            limit.done();
            step.onFailure(failure);
        }
    }

    /** The time was up. */
    private static final class Exceeded extends CauseOfInterruption {

        private static final long serialVersionUID = 1L;

        @Override
        public String getShortDescription() {
            return "Timeout has been exceeded";
        }
    }
}
