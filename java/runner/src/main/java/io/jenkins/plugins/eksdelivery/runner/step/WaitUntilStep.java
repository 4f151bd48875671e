package io.jenkins.plugins.eksdelivery.runner.step;

import hudson.model.TaskListener;
import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code waitUntil}: runs its block again and again until it answers true, at growing intervals. */
public final class WaitUntilStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    private static final long LONGEST = 15_000;

    @DataBoundSetter
    private long initialRecurrencePeriod = 250;

    @DataBoundSetter
    private boolean quiet;

    @DataBoundConstructor
    public WaitUntilStep() {}

    @Override
    protected StepExecution begin(RunningStep step) {
        return new Polling(step, initialRecurrencePeriod, quiet);
    }

    private static final class Polling extends StepExecution {

        private static final long serialVersionUID = 1L;

        private final RunningStep step;
        private final boolean quiet;
        private long period;
        private boolean pausing;

        Polling(RunningStep step, long period, boolean quiet) {
            super(step);
            this.step = step;
            this.period = period;
            this.quiet = quiet;
        }

        @Override
        public boolean start() {
            step.newBodyInvoker().withCallback(new Check(this)).start();
            return false;
        }

        @Override
        public void onResume() {
            if (pausing) {
                schedule();
            }
        }

        void again() {
            if (!quiet) {
                say("Will try again after " + TimeSpan.text(period));
            }
            pausing = true;
            schedule();
        }

        private void schedule() {
            step.surroundings()
                    .timers()
                    .schedule(
                            () -> step.onEngineThread(() -> {
                                pausing = false;
                                period = Math.min(LONGEST, period * 6 / 5);
                                start();
                            }),
                            period,
                            TimeUnit.MILLISECONDS);
        }

        private void say(String line) {
            try {
                step.get(TaskListener.class).getLogger().println(line);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static final class Check extends BodyExecutionCallback {

        private static final long serialVersionUID = 1L;

        private final Polling polling;

        Check(Polling polling) {
            this.polling = polling;
        }

        @Override
        public void onSuccess(StepContext step, @Nullable Object result) {
            if (Boolean.TRUE.equals(result)) {
                step.onSuccess(null);
            } else if (Boolean.FALSE.equals(result)) {
                polling.again();
            } else {
                step.onFailure(new ClassCastException("body return value " + result + " is not boolean"));
            }
        }

        @Override
        public void onFailure(StepContext step, Throwable failure) {
            step.onFailure(failure);
        }
    }
}
