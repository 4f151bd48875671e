package io.jenkins.plugins.eksdelivery.terraform;

import io.jenkins.plugins.eksdelivery.parameter.Arguments;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What a plan may do at most.
 *
 * @param maxDestroy greatest number of objects that it may destroy, replaced ones included; -1 for no limit
 * @param protectedTypes resource types of which it may destroy or replace none, such as {@code aws_rds_cluster}
 */
public record PlanPolicy(int maxDestroy, List<String> protectedTypes) implements Serializable {

    public static final PlanPolicy NONE = new PlanPolicy(-1, List.of());

    public PlanPolicy {
        protectedTypes = List.copyOf(protectedTypes);
    }

    /** Reads the map {@code policy}; an unknown key is refused, since a misspelt rule would protect nothing. */
    static PlanPolicy of(Arguments arguments) {
        Map<String, Object> given = arguments.map("policy");
        for (String key : given.keySet()) {
            switch (key) {
                case "maxDestroy", "protectedTypes" -> {}
                case "dir" ->
                    throw arguments.notAllowed(
                            "policy", "its key 'dir' is planned and not available in this version", "Remove it");
                default ->
                    throw arguments.notAllowed(
                            "policy", "it has no key '" + key + "'", "Use maxDestroy and protectedTypes");
            }
        }
        return new PlanPolicy(maxDestroy(arguments, given), protectedTypes(arguments, given));
    }

    private static int maxDestroy(Arguments arguments, Map<String, Object> given) {
        Object value = given.getOrDefault("maxDestroy", -1);
        if (value instanceof Number number
                && number.doubleValue() == number.intValue()
                && (number.intValue() >= 0 || !given.containsKey("maxDestroy"))) {
            return number.intValue();
        }
        throw arguments.notAllowed("policy", "maxDestroy is '" + value + "'", "Give a whole number from 0");
    }

    private static List<String> protectedTypes(Arguments arguments, Map<String, Object> given) {
        Object value = given.getOrDefault("protectedTypes", List.of());
        if (!(value instanceof Collection<?> items)) {
            throw arguments.notAllowed(
                    "policy", "protectedTypes is '" + value + "'", "Give a list such as ['aws_rds_cluster']");
        }
        List<String> types = new ArrayList<>();
        items.forEach(item -> types.add(String.valueOf(item)));
        return types;
    }
}
