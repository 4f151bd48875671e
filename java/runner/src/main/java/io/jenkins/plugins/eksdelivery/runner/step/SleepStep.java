package io.jenkins.plugins.eksdelivery.runner.step;

import hudson.model.TaskListener;
import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import java.io.IOException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code sleep}: waits; a run that was cut off waits only what is left. */
public final class SleepStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    private final int time;

    @DataBoundSetter
    private TimeUnit unit = TimeUnit.SECONDS;

    @DataBoundConstructor
    public SleepStep(int time) {
        this.time = time;
    }

    @Override
    protected StepExecution begin(RunningStep step) {
        return new Nap(step, unit.toMillis(time));
    }

    private static final class Nap extends StepExecution {

        private static final long serialVersionUID = 1L;

        private final RunningStep step;
        private final long milliseconds;
        private final long end;
        private transient @Nullable ScheduledFuture<?> timer;

        Nap(RunningStep step, long milliseconds) {
            super(step);
            this.step = step;
            this.milliseconds = milliseconds;
            this.end = System.currentTimeMillis() + milliseconds;
        }

        @Override
        public boolean start() throws IOException, InterruptedException {
            step.get(TaskListener.class).getLogger().println("Sleeping for " + TimeSpan.text(milliseconds));
            onResume();
            return false;
        }

        @Override
        public void onResume() {
            timer = step.surroundings()
                    .timers()
                    .schedule(
                            () -> step.onSuccess(null),
                            Math.max(0, end - System.currentTimeMillis()),
                            TimeUnit.MILLISECONDS);
        }

        @Override
        public void stop(Throwable cause) throws Exception {
            if (timer != null) {
                timer.cancel(false);
            }
            super.stop(cause);
        }
    }
}
