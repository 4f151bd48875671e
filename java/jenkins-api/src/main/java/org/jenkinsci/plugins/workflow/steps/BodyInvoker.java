package org.jenkinsci.plugins.workflow.steps;

import com.google.common.util.concurrent.FutureCallback;
import java.util.Collection;

/** Starts the body of a block step. */
public abstract class BodyInvoker {

    public BodyInvoker() {}

    public abstract BodyInvoker withContext(Object override);

    public BodyInvoker withContexts(Object... overrides) {
        for (Object each : overrides) {
            withContext(each);
        }
        return this;
    }

    public BodyInvoker withContexts(Collection<?> overrides) {
        for (Object each : overrides) {
            withContext(each);
        }
        return this;
    }

    public abstract BodyInvoker withDisplayName(String name);

    public abstract BodyInvoker withCallback(BodyExecutionCallback callback);

    public final BodyInvoker withCallback(FutureCallback<Object> callback) {
        return withCallback(BodyExecutionCallback.wrap(callback));
    }

    public abstract BodyExecution start();
}
