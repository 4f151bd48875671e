package io.jenkins.plugins.eksdelivery.localcloud;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A fault for the calls that match; "" matches all.
 *
 * @param kind what happens to them
 * @param region such as us-east-1
 * @param service signing name such as rds; {@code ecr-registry} and {@code kubernetes} for those
 * @param action such as DescribeGlobalClusters; for ecr-registry such as {@code PUT manifests}
 * @param times how many calls are hit; -1 for all
 * @param code AWS error code of throttled calls
 * @param milliseconds how long slowed calls wait
 */
public record FaultRule(
        Kind kind, String region, String service, String action, int times, String code, int milliseconds) {

    /** What a rule does. */
    public enum Kind {
        THROTTLE,
        LATENCY
    }

    /** Refuses calls with ThrottlingException. */
    public static FaultRule throttle(String service, String action, int times) {
        return new FaultRule(Kind.THROTTLE, "", service, action, times, "ThrottlingException", 0);
    }

    /** Slows calls down. */
    public static FaultRule latency(String service, int milliseconds) {
        return new FaultRule(Kind.LATENCY, "", service, "", -1, "ThrottlingException", milliseconds);
    }

    /** The same fault in one region only. */
    public FaultRule in(String onlyRegion) {
        return new FaultRule(kind, onlyRegion, service, action, times, code, milliseconds);
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", kind == Kind.THROTTLE ? "throttle" : "latency");
        map.put("region", region);
        map.put("service", service);
        map.put("action", action);
        map.put("times", times);
        map.put("code", code);
        map.put("milliseconds", milliseconds);
        return map;
    }
}
