package io.jenkins.plugins.eksdelivery.step;

import io.jenkins.plugins.eksdelivery.failure.Failure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;

/** A call of a step: the arguments that its author gave, by name. Getters and setters of subclasses read and write these. */
public abstract class DeliveryStep extends Step {

    private final LinkedHashMap<String, Object> arguments = new LinkedHashMap<>();

    @Override
    public final StepExecution start(StepContext context) throws Exception {
        if (arguments.containsKey("container")) {
            throw StepFailure.of(Failure.permanent(
                    "STEP-CONTAINER-01",
                    getDescriptor().getFunctionName() + ": parameter 'container'",
                    "a step can't change the container by itself; the shared library's step of this name can",
                    "Load the library, or write container('" + arguments.get("container") + "') { } around the step"));
        }
        return getDescriptor().execution(context, new LinkedHashMap<>(arguments));
    }

    @Override
    public DeliveryStepDescriptor getDescriptor() {
        return (DeliveryStepDescriptor) super.getDescriptor();
    }

    /** What was given; nothing for parameters that were not. */
    public final Map<String, Object> arguments() {
        return new LinkedHashMap<>(arguments);
    }

    protected final void put(String name, @Nullable Object value) {
        if (value == null) {
            arguments.remove(name);
        } else {
            arguments.put(name, PlainValue.of(value));
        }
    }

    protected final @Nullable Object value(String name) {
        return arguments.get(name);
    }

    protected final @Nullable String text(String name) {
        return (String) arguments.get(name);
    }

    protected final @Nullable Integer integer(String name) {
        return (Integer) arguments.get(name);
    }

    protected final @Nullable Boolean flag(String name) {
        return (Boolean) arguments.get(name);
    }

    @SuppressWarnings("unchecked")
    protected final @Nullable List<String> texts(String name) {
        return (List<String>) arguments.get(name);
    }

    @SuppressWarnings("unchecked")
    protected final @Nullable Map<String, Object> map(String name) {
        return (Map<String, Object>) arguments.get(name);
    }

    @SuppressWarnings("unchecked")
    protected final @Nullable List<Map<String, Object>> maps(String name) {
        return (List<Map<String, Object>>) arguments.get(name);
    }
}
