package io.jenkins.plugins.eksdelivery.runner.step;

import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;

/** Runs the body once, with more context than its surroundings have. */
final class Around extends StepExecution {

    private static final long serialVersionUID = 1L;

    private final RunningStep step;
    private final ArrayList<Object> values;
    private final @Nullable String name;
    private final BodyExecutionCallback callback;

    Around(RunningStep step, @Nullable String name, BodyExecutionCallback callback, List<?> values) {
        super(step);
        this.step = step;
        this.name = name;
        this.callback = callback;
        this.values = new ArrayList<>(values);
    }

    Around(RunningStep step, Object... values) {
        this(step, null, new Relay(), List.of(values));
    }

    @Override
    public boolean start() {
        BodyInvoker body = step.newBodyInvoker().withContexts(values).withCallback(callback);
        if (name != null) {
            body.withDisplayName(name);
        }
        body.start();
        return false;
    }
}
