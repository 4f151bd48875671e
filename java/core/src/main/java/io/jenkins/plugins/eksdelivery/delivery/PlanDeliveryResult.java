package io.jenkins.plugins.eksdelivery.delivery;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a delivery will do.
 *
 * @param plan arguments of each step to call, by stage; lists where a stage runs once per region
 */
public record PlanDeliveryResult(Map<String, Object> plan) implements Serializable {

    public PlanDeliveryResult {
        plan = Collections.unmodifiableMap(new LinkedHashMap<>(plan));
    }

    public Map<String, Object> toMap() {
        return new LinkedHashMap<>(plan);
    }
}
