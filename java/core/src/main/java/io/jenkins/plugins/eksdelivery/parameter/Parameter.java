package io.jenkins.plugins.eksdelivery.parameter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One parameter of a step.
 *
 * @param name as authors write it
 * @param type what it may hold
 * @param required whether it must be given
 * @param defaultValue taken when it is not given; null for none
 * @param description one sentence or two, for help and documentation
 * @param choices the words of a {@link ParameterType#CHOICE}; else empty
 * @param minimum least value of an INTEGER, inclusive
 * @param maximum greatest value of an INTEGER, inclusive
 * @param available false for a parameter that is planned: giving it is an error that says so
 */
public record Parameter(
        String name,
        ParameterType type,
        boolean required,
        @Nullable Object defaultValue,
        String description,
        List<String> choices,
        long minimum,
        long maximum,
        boolean available) {

    public Parameter {
        choices = List.copyOf(choices);
    }
}
