package org.jenkinsci.plugins.workflow.steps;

import java.util.concurrent.Future;

/** A step whose parts run on threads of their own, around a body. */
public abstract class GeneralNonBlockingStepExecution extends StepExecution {

    private static final long serialVersionUID = 1L;

    private transient volatile Future<?> task;
    private transient volatile Throwable stopCause;

    protected GeneralNonBlockingStepExecution(StepContext context) {
        super(context);
    }

    protected final void run(Block block) {
        if (stopCause != null) {
            return;
        }
        task = StepThreads.submit(() -> {
            try {
                block.run();
            } catch (Throwable failed) {
                if (stopCause == null) {
                    getContext().onFailure(failed);
                } else {
                    stopCause.addSuppressed(failed);
                }
            } finally {
                task = null;
            }
        });
    }

    @Override
    public void stop(Throwable cause) throws Exception {
        stopCause = cause;
        Future<?> running = task;
        if (running != null) {
            running.cancel(true);
        }
        super.stop(cause);
    }

    @Override
    public void onResume() {}

    @Override
    public String getStatus() {
        return task == null ? null : "running";
    }

    @Override
    public boolean blocksRestart() {
        return task != null;
    }

    /** A part of the step. */
    public interface Block {

        void run() throws Exception;
    }

    /** What is done after the body, whose result stays that of the step. */
    protected abstract class TailCall extends BodyExecutionCallback {

        private static final long serialVersionUID = 1L;

        protected TailCall() {}

        protected abstract void finished(StepContext context) throws Exception;

        @Override
        public final void onSuccess(StepContext context, Object result) {
            run(() -> {
                finished(context);
                context.onSuccess(result);
            });
        }

        @Override
        public final void onFailure(StepContext context, Throwable t) {
            run(() -> {
                try {
                    finished(context);
                } catch (Exception failed) {
                    t.addSuppressed(failed);
                }
                context.onFailure(t);
            });
        }
    }
}
