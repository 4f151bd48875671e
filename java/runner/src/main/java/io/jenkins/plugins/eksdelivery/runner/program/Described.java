package io.jenkins.plugins.eksdelivery.runner.program;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Data given by the name of its kind, such as {@code logRotator(numToKeepStr: '5')}.
 *
 * @param symbol the name
 * @param arguments what was given; a single value without a name has the empty key
 */
public record Described(String symbol, Map<String, Object> arguments) implements Serializable {

    public static final String UNNAMED = "";

    public Described {
        arguments = new LinkedHashMap<>(arguments);
    }
}
