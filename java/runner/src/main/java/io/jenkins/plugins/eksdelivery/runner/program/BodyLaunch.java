package io.jenkins.plugins.eksdelivery.runner.program;

import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jspecify.annotations.Nullable;

/** Prepares to run a body. */
public final class BodyLaunch extends BodyInvoker {

    private final RunningStep step;
    private final Closure<?> code;
    private final List<Object> values = new ArrayList<>();
    private final List<BodyExecutionCallback> callbacks = new ArrayList<>();
    private @Nullable String displayName;
    private boolean asBranch;

    BodyLaunch(RunningStep step, Closure<?> code) {
        this.step = step;
        this.code = code;
    }

    @Override
    public BodyLaunch withContext(Object value) {
        values.add(0, value);
        return this;
    }

    @Override
    public BodyLaunch withDisplayName(String name) {
        displayName = name;
        return this;
    }

    /** The body is a node of its own in the tree. */
    public BodyLaunch asBranch(String name) {
        displayName = name;
        asBranch = true;
        return this;
    }

    @Override
    public BodyLaunch withCallback(BodyExecutionCallback callback) {
        callbacks.add(callback);
        return this;
    }

    @Override
    public BodyExecution start() {
        Engine engine = step.branch().program().engine();
        RunningBody body = new RunningBody(step, values, callbacks, displayName, asBranch);
        engine.submit(() -> engine.launch(body, code));
        return body;
    }
}
