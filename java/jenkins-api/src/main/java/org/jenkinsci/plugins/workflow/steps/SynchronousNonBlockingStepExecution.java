package org.jenkinsci.plugins.workflow.steps;

import java.util.concurrent.Future;

/** A step that runs to its end on a thread of its own and can't be resumed. */
public abstract class SynchronousNonBlockingStepExecution<T> extends StepExecution {

    private static final long serialVersionUID = 1L;

    private transient volatile Future<?> task;
    private transient volatile Throwable stopCause;

    protected SynchronousNonBlockingStepExecution(StepContext context) {
        super(context);
    }

    protected abstract T run() throws Exception;

    @Override
    public final boolean start() throws Exception {
        task = StepThreads.submit(() -> {
            try {
                getContext().onSuccess(run());
            } catch (Throwable failed) {
                if (stopCause == null) {
                    getContext().onFailure(failed);
                } else {
                    stopCause.addSuppressed(failed);
                }
            }
        });
        return false;
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
    public void onResume() {
        getContext().onFailure(new SynchronousResumeNotSupportedException());
    }

    @Override
    public String getStatus() {
        return task == null ? "not yet scheduled" : task.isDone() ? "done" : "running";
    }

    @Override
    public boolean blocksRestart() {
        return true;
    }
}
