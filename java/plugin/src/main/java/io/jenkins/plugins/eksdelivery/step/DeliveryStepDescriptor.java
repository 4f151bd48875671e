package io.jenkins.plugins.eksdelivery.step;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.parameter.Parameter;
import io.jenkins.plugins.eksdelivery.parameter.ParameterSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * Metadata of a step, most of it read from its {@link ParameterSet}. Jenkins drops an unknown argument with a warning and makes null of a
 * missing one; here both are refused before the step starts, by the same checks and words as in every other face.
 */
public abstract class DeliveryStepDescriptor extends StepDescriptor {

    private final String functionName;
    private final String displayName;
    private final ParameterSet parameters;
    private final boolean needsAgent;

    /**
     * A step that is called as its parameters are.
     *
     * @param needsAgent whether it works with files or programs, and so needs {@code node}
     */
    protected DeliveryStepDescriptor(String displayName, ParameterSet parameters, boolean needsAgent) {
        this(parameters.step(), displayName, parameters, needsAgent);
    }

    protected DeliveryStepDescriptor(
            String functionName, String displayName, ParameterSet parameters, boolean needsAgent) {
        this.functionName = functionName;
        this.displayName = displayName;
        this.parameters = parameters;
        this.needsAgent = needsAgent;
    }

    /** Does the work; called in a thread of its own, and interrupted when the step is stopped. */
    protected abstract Map<String, Object> run(StepCall call) throws InterruptedException;

    /** Checks what the parameters' types alone don't tell. */
    protected abstract void check(Map<String, Object> arguments);

    /** Whether the work may be done again when the controller went down in the middle: it looks at the world before it changes it. */
    protected boolean isRepeatable() {
        return true;
    }

    /** Whether region, role and accountId of the step say who it acts as; false where they are only handed on. */
    protected boolean actsAsItsRole() {
        return true;
    }

    protected StepExecution execution(StepContext context, LinkedHashMap<String, Object> arguments) {
        return new DeliveryStepExecution(context, functionName, arguments);
    }

    public final ParameterSet parameters() {
        return parameters;
    }

    public final boolean needsAgent() {
        return needsAgent;
    }

    @Override
    public final String getFunctionName() {
        return functionName;
    }

    @Override
    public final String getDisplayName() {
        return displayName;
    }

    @Override
    public final Set<? extends Class<?>> getRequiredContext() {
        return needsAgent
                ? Set.of(Run.class, TaskListener.class, EnvVars.class, FilePath.class, Launcher.class)
                : Set.of(Run.class, TaskListener.class, EnvVars.class);
    }

    @Override
    public final Step newInstance(Map<String, Object> arguments) throws Exception {
        try {
            return bind(arguments);
        } catch (DeliveryException refused) {
            throw StepFailure.of(refused);
        }
    }

    /** Binds the form of the Snippet Generator; see {@link FormText}. */
    @Override
    public final Step newInstance(@Nullable StaplerRequest2 request, JSONObject form) throws FormException {
        Map<String, Object> arguments = new LinkedHashMap<>();
        for (Parameter parameter : parameters.parameters()) {
            try {
                Object value = FormText.read(parameter, form.get(parameter.name()));
                if (value != null) {
                    arguments.put(parameter.name(), value);
                }
            } catch (IllegalArgumentException notReadable) {
                throw new FormException(notReadable, parameter.name());
            }
        }
        try {
            return bind(arguments);
        } catch (DeliveryException refused) {
            throw new FormException(refused, functionName);
        }
    }

    /** What the form shows for a parameter of a step; of none for a new one. Called by config.jelly. */
    public final String formText(@Nullable DeliveryStep step, String name) {
        Parameter parameter = parameter(name).orElseThrow();
        return FormText.show(parameter, step == null ? null : step.value(name));
    }

    /** Whether a check box is set; called by config.jelly. */
    public final boolean formFlag(@Nullable DeliveryStep step, String name) {
        Object given = step == null ? null : step.value(name);
        return Boolean.TRUE.equals(
                given == null ? parameter(name).map(Parameter::defaultValue).orElse(null) : given);
    }

    final Optional<Parameter> parameter(String name) {
        return parameters.parameters().stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
    }

    private Step bind(Map<String, Object> given) {
        Map<String, Object> named = named(given);
        parameters.check(named);
        Map<String, Object> bound = new LinkedHashMap<>();
        named.forEach((name, value) -> {
            if (value != null) {
                bound.put(name, BoundValue.of(parameter(name).orElseThrow(), value));
            }
        });
        check(bound);
        return DescribableModel.of(clazz).instantiate(bound);
    }

    /** One unnamed argument is the one mandatory parameter. */
    private Map<String, Object> named(Map<String, Object> given) {
        Object sole = given.get(UninstantiatedDescribable.ANONYMOUS_KEY);
        if (sole == null || given.size() > 1) {
            return given;
        }
        return parameters.parameters().stream()
                .filter(Parameter::required)
                .findFirst()
                .map(parameter -> Map.of(parameter.name(), sole))
                .orElse(given);
    }
}
