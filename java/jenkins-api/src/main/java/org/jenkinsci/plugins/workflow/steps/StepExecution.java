package org.jenkinsci.plugins.workflow.steps;

import java.io.Serializable;

/** A step that runs: kept in the build's program, so everything in it is serialisable. */
public abstract class StepExecution implements Serializable {

    private static final long serialVersionUID = 1L;

    private StepContext context;

    protected StepExecution() {}

    protected StepExecution(StepContext context) {
        this.context = context;
    }

    public StepContext getContext() {
        if (context == null) {
            throw new IllegalStateException("There is no context set for " + this);
        }
        return context;
    }

    /** True when the step has ended already; else {@link StepContext#onSuccess} or {@code onFailure} is called later. */
    public abstract boolean start() throws Exception;

    public void stop(Throwable cause) throws Exception {
        getContext().onFailure(cause);
    }

    public void onResume() {}

    public String getStatus() {
        return null;
    }

    public boolean blocksRestart() {
        return false;
    }
}
