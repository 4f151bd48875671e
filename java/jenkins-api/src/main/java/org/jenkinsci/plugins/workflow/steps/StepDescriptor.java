package org.jenkinsci.plugins.workflow.steps;

import hudson.ExtensionList;
import hudson.model.Descriptor;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;

/** What a step is called, what it needs, and how it is made from a call. */
public abstract class StepDescriptor extends Descriptor<Step> {

    public StepDescriptor() {}

    /** Types that {@link StepContext#get} must answer. */
    public abstract Set<? extends Class<?>> getRequiredContext();

    /** Types that the step gives to its block. */
    public Set<? extends Class<?>> getProvidedContext() {
        return Set.of();
    }

    public abstract String getFunctionName();

    public boolean takesImplicitBlockArgument() {
        return false;
    }

    public boolean isAdvanced() {
        return false;
    }

    public boolean isMetaStep() {
        return false;
    }

    public Step newInstance(Map<String, Object> arguments) throws Exception {
        return DescribableModel.of(clazz).instantiate(arguments);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    public Map<String, Object> defineArguments(Step step) throws UnsupportedOperationException {
        return ((DescribableModel) DescribableModel.of(step.getClass())).uninstantiate(step);
    }

    public UninstantiatedDescribable uninstantiate(Step step) throws UnsupportedOperationException {
        return DescribableModel.uninstantiate2_(step);
    }

    public final void checkContextAvailability(StepContext c)
            throws MissingContextVariableException, IOException, InterruptedException {
        for (Class<?> type : getRequiredContext()) {
            if (c.get(type) == null) {
                throw new MissingContextVariableException(type, this);
            }
        }
    }

    public static ExtensionList<StepDescriptor> all() {
        return ExtensionList.lookup(StepDescriptor.class);
    }

    public static StepDescriptor byFunctionName(String name) {
        for (StepDescriptor descriptor : all()) {
            if (descriptor.getFunctionName().equals(name)) {
                return descriptor;
            }
        }
        return null;
    }

    public String argumentsToString(Map<String, Object> namedArgs) {
        if (namedArgs.size() == 1) {
            Object only = namedArgs.values().iterator().next();
            return only == null ? null : only.toString();
        }
        return null;
    }
}
