package io.jenkins.plugins.eksdelivery.runner.program;

import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * What a script gave to a step.
 *
 * @param named parameter to value
 * @param body the block; null without one
 */
record StepArguments(Map<String, Object> named, @Nullable Closure<?> body) {

    /** Sorts out what Groovy passed: named values, or one value for the only parameter, and a block at the end. */
    static StepArguments of(StepDescriptor descriptor, DescribableModel<?> model, @Nullable Object given) {
        List<Object> values = new ArrayList<>(
                given instanceof Object[] array
                        ? Arrays.asList(array)
                        : given instanceof List<?> list ? list : given == null ? List.of() : List.of(given));
        Closure<?> body = null;
        if (!values.isEmpty() && values.get(values.size() - 1) instanceof Closure<?> last) {
            if (descriptor.takesImplicitBlockArgument()) {
                body = last;
                values.remove(values.size() - 1);
            }
        }
        if (values.isEmpty()) {
            return new StepArguments(Map.of(), body);
        }
        if (values.size() > 1) {
            throw new IllegalArgumentException("Expected named arguments but got " + values);
        }
        Object only = values.get(0);
        DescribableParameter sole = sole(model);
        if (only instanceof Map<?, ?> map && !(sole != null && isOneMap(model, sole, map))) {
            return new StepArguments(named(map), body);
        }
        if (sole == null) {
            throw new IllegalArgumentException("Expected named arguments but got " + values);
        }
        Map<String, Object> named = new LinkedHashMap<>();
        named.put(sole.getName(), only);
        return new StepArguments(named, body);
    }

    /** Jenkins' rule: a map to a step with one parameter is its value, unless its only key is the parameter's name. */
    private static boolean isOneMap(DescribableModel<?> model, DescribableParameter sole, Map<?, ?> map) {
        return model.getParameters().size() == 1
                && sole.isRequired()
                && Map.class.isAssignableFrom(sole.getErasedType())
                && !(map.size() == 1 && map.containsKey(sole.getName()));
    }

    private static @Nullable DescribableParameter sole(DescribableModel<?> model) {
        List<DescribableParameter> required = model.getParameters().stream()
                .filter(DescribableParameter::isRequired)
                .toList();
        return required.size() == 1 ? required.get(0) : null;
    }

    private static Map<String, Object> named(Map<?, ?> map) {
        Map<String, Object> named = new LinkedHashMap<>();
        map.forEach((key, value) -> named.put(String.valueOf(key), value));
        return named;
    }

    /** A short form for people: the only value, or the first line of them all. */
    String label() {
        Object shown = named.size() == 1 ? named.values().iterator().next() : null;
        for (String key : List.of("name", "label", "script", "message", "path", "image", "release")) {
            shown = shown == null ? named.get(key) : shown;
        }
        if (shown == null || shown instanceof Map || shown instanceof Closure) {
            return "";
        }
        String line = shown.toString().strip().lines().findFirst().orElse("");
        return line.length() > 80 ? line.substring(0, 79) + "…" : line;
    }
}
