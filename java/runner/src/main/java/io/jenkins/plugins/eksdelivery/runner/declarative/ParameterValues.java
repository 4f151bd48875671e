package io.jenkins.plugins.eksdelivery.runner.declarative;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a declared parameter is when nobody gave it. */
public final class ParameterValues {

    private ParameterValues() {}

    /**
     * The default of a parameter.
     *
     * @param type {@code string}, {@code booleanParam}, {@code choice} …
     * @param arguments what the declaration says
     * @return a Boolean for {@code booleanParam}, the first choice for {@code choice}, else a text; null: the parameter stays unset
     */
    public static @Nullable Object defaultOf(String type, Map<String, ?> arguments) {
        Object given = arguments.get("defaultValue");
        return switch (type) {
            case "booleanParam" -> given != null && Boolean.parseBoolean(given.toString());
            case "choice" -> first(choices(arguments.get("choices")));
            case "file", "run" -> null;
            default -> given == null ? "" : given.toString();
        };
    }

    private static List<?> choices(@Nullable Object choices) {
        if (choices instanceof List<?> list) {
            return list;
        }
        return choices == null ? List.of() : Arrays.asList(choices.toString().split("\n"));
    }

    private static @Nullable Object first(List<?> choices) {
        Object first = choices.isEmpty() ? null : choices.get(0);
        return first == null ? null : first.toString();
    }
}
