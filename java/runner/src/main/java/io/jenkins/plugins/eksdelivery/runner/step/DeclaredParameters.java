package io.jenkins.plugins.eksdelivery.runner.step;

import io.jenkins.plugins.eksdelivery.runner.program.Described;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters among the properties of a job: name to default. */
public final class DeclaredParameters {

    private DeclaredParameters() {}

    /** Finds {@code parameters([string(name: …), …])} in a list of properties. */
    public static Map<String, @Nullable Object> in(List<?> properties) {
        Map<String, @Nullable Object> declared = new LinkedHashMap<>();
        for (Object property : properties) {
            if (property instanceof Described described && "parameters".equals(described.symbol())) {
                Object list = described.arguments().isEmpty()
                        ? List.of()
                        : described.arguments().values().iterator().next();
                if (list instanceof List<?> parameters) {
                    declared.putAll(each(parameters));
                }
            }
        }
        return declared;
    }

    /** Name to default of each parameter, in the order given. */
    public static Map<String, @Nullable Object> each(List<?> parameters) {
        Map<String, @Nullable Object> declared = new LinkedHashMap<>();
        for (Object parameter : parameters) {
            if (parameter instanceof Described described) {
                Map<String, ?> fields = described.arguments();
                declared.put(String.valueOf(fields.get("name")), defaultOf(described.symbol(), fields));
            }
        }
        return declared;
    }

    static @Nullable Object defaultOf(@Nullable String type, Map<String, ?> fields) {
        if ("choice".equals(type)) {
            return choices(fields.get("choices")).stream().findFirst().orElse("");
        }
        Object value = fields.get("defaultValue");
        if ("booleanParam".equals(type)) {
            return value != null && Boolean.parseBoolean(value.toString());
        }
        return value == null ? "" : value.toString();
    }

    static List<String> choices(@Nullable Object given) {
        if (given instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return given == null ? List.of() : given.toString().lines().toList();
    }
}
