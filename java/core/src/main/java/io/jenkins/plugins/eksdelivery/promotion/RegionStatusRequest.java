package io.jenkins.plugins.eksdelivery.promotion;

import io.jenkins.plugins.eksdelivery.parameter.Arguments;
import io.jenkins.plugins.eksdelivery.parameter.ParameterSet;
import io.jenkins.plugins.eksdelivery.parameter.ParameterType;
import java.io.Serializable;
import java.util.Map;

/**
 * Asks which region is active.
 *
 * @param plan path of the promotion file, relative to the current directory
 */
public record RegionStatusRequest(String plan) implements Serializable {

    public static final ParameterSet PARAMETERS = ParameterSet.of(
                    "regionStatus", "Says which region is active, as data, traffic and applications each tell it.")
            .required("plan", ParameterType.TEXT, "Path of the promotion file.")
            .common()
            .build();

    public static RegionStatusRequest of(Map<String, ?> given) {
        Arguments arguments = PARAMETERS.read(given);
        return new RegionStatusRequest(arguments.text("plan"));
    }
}
