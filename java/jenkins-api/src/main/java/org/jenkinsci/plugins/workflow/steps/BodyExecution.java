package org.jenkinsci.plugins.workflow.steps;

import hudson.model.Result;
import java.io.Serializable;
import java.util.Collection;
import java.util.concurrent.Future;
import jenkins.model.CauseOfInterruption;

/** A body that runs. */
public abstract class BodyExecution implements Future<Object>, Serializable {

    private static final long serialVersionUID = 1L;

    public BodyExecution() {}

    public abstract Collection<StepExecution> getCurrentExecutions();

    public boolean cancel(CauseOfInterruption... causes) {
        return cancel(new FlowInterruptedException(Result.ABORTED, causes));
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return cancel(new CauseOfInterruption[0]);
    }

    /** Passes the error to each step that runs in the body. */
    public boolean cancel(Throwable error) {
        boolean stopped = false;
        for (StepExecution each : getCurrentExecutions()) {
            try {
                each.stop(error);
                stopped = true;
            } catch (Exception failed) {
                error.addSuppressed(failed);
            }
        }
        return stopped;
    }
}
