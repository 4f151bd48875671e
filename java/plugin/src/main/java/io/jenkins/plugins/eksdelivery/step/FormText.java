package io.jenkins.plugins.eksdelivery.step;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.eksdelivery.parameter.Parameter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The form of the Snippet Generator holds texts: a list of texts is one line each, maps and lists of maps are YAML. An empty field, and a
 * check box that says what the default says, mean that the parameter is not given.
 */
final class FormText {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FormText() {}

    /** What a field shows for the value; JSON is YAML too. */
    static String show(Parameter parameter, @Nullable Object value) {
        if (value == null) {
            return "";
        }
        return switch (parameter.type()) {
            case TEXT_LIST ->
                String.join(
                        "\n",
                        ((Collection<?>) value).stream().map(String::valueOf).toList());
            case MAP, MAP_LIST, TEXT_MAP -> json(value);
            case TEXT_OR_MAP -> value instanceof Map ? json(value) : value.toString();
            default -> value.toString();
        };
    }

    /**
     * What a field's content means; null for a parameter that is not given.
     *
     * @throws IllegalArgumentException when it should be YAML and is not
     */
    static @Nullable Object read(Parameter parameter, @Nullable Object submitted) {
        if (submitted == null || submitted.toString().isBlank()) {
            return null;
        }
        String text = submitted.toString();
        return switch (parameter.type()) {
            case FLAG -> {
                boolean flag = Boolean.parseBoolean(text);
                boolean unset = parameter.defaultValue() instanceof Boolean byDefault && byDefault == flag;
                yield unset ? null : flag;
            }
            case TEXT_LIST -> {
                List<String> lines = text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
                yield lines;
            }
            case MAP, MAP_LIST, TEXT_MAP -> yaml(parameter, text);
            case TEXT_OR_MAP -> text.stripLeading().startsWith("{") ? yaml(parameter, text) : text;
            default -> text.equals(String.valueOf(parameter.defaultValue())) ? null : text;
        };
    }

    private static Object yaml(Parameter parameter, String text) {
        try {
            return new Load(LoadSettings.builder().setLabel(parameter.name()).build()).loadFromString(text);
        } catch (YamlEngineException notYaml) {
            throw new IllegalArgumentException(parameter.name() + " is not YAML: " + notYaml.getMessage(), notYaml);
        }
    }

    private static String json(Object value) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JsonProcessingException notPlain) {
            throw new IllegalArgumentException(notPlain);
        }
    }
}
