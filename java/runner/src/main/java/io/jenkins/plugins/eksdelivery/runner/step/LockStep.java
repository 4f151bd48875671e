package io.jenkins.plugins.eksdelivery.runner.step;

import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code lock}: no two blocks of this run that name the same resource run at the same time. */
public final class LockStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    private final @Nullable String resource;

    @DataBoundSetter
    private @Nullable String label;

    @DataBoundSetter
    private @Nullable Integer quantity;

    @DataBoundSetter
    private @Nullable String variable;

    @DataBoundSetter
    private boolean inversePrecedence;

    @DataBoundSetter
    private boolean skipIfLocked;

    @DataBoundSetter
    private @Nullable Object extra;

    @DataBoundSetter
    private int priority;

    @DataBoundConstructor
    public LockStep(@Nullable String resource) {
        this.resource = resource;
    }

    @Override
    protected StepExecution begin(RunningStep step) throws Exception {
        return new Waiting(step, resource == null ? "label:" + label : resource, variable, skipIfLocked);
    }

    /** Tries again and again; whoever asks next after a release gets it. */
    private static final class Waiting extends StepExecution {

        private static final long serialVersionUID = 1L;

        private static final long PERIOD = 50;

        private final RunningStep step;
        private final String resource;
        private final @Nullable String variable;
        private final boolean skip;
        private boolean held;
        private volatile boolean stopped;

        Waiting(RunningStep step, String resource, @Nullable String variable, boolean skip) {
            super(step);
            this.step = step;
            this.resource = resource;
            this.variable = variable;
            this.skip = skip;
        }

        @Override
        public boolean start() throws Exception {
            say("Trying to acquire lock on [Resource: " + resource + "]");
            attempt();
            return false;
        }

        @Override
        public void onResume() {
            if (!held) {
                attempt();
            }
        }

        private void attempt() {
            if (stopped) {
                return;
            }
            if (step.state().take(key())) {
                held = true;
                say("Lock acquired on [Resource: " + resource + "]");
                BodyInvoker body = step.newBodyInvoker().withCallback(new Release(this));
                if (variable != null) {
                    body.withContext(EnvironmentExpander.constant(Map.of(variable, resource)));
                }
                body.start();
            } else if (skip) {
                say("[Resource: " + resource + "] is locked, skipping execution...");
                step.onSuccess(null);
            } else {
                step.surroundings()
                        .timers()
                        .schedule(() -> step.onEngineThread(this::attempt), PERIOD, TimeUnit.MILLISECONDS);
            }
        }

        @Override
        public void stop(Throwable cause) throws Exception {
            stopped = true;
            super.stop(cause);
        }

        void release() {
            step.state().release(key());
            say("Lock released on resource [Resource: " + resource + "]");
        }

        private String key() {
            return "lock:" + resource;
        }

        private void say(String line) {
            step.surroundings().console().line(step.node(), line);
        }
    }

    private static final class Release extends BodyExecutionCallback.TailCall {

        private static final long serialVersionUID = 1L;

        private final Waiting lock;

        Release(Waiting lock) {
            this.lock = lock;
        }

        @Override
        protected void finished(StepContext step) {
            lock.release();
        }
    }
}
