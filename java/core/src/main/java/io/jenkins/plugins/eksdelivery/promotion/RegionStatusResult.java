package io.jenkins.plugins.eksdelivery.promotion;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which region is active, as the world tells it.
 *
 * @param application name of the application
 * @param activeRegion region that holds the writer and gets the traffic; "" when these disagree
 * @param writerRegion region of the Aurora writer; "" when unknown or without Aurora
 * @param trafficRegion region to which traffic is sent; "" when unknown or more than one
 * @param agree whether writer and traffic are in one region
 * @param replicationLagSeconds lag of the standby's database; -1 when not measured
 * @param openRun id of a promotion that has not ended; "" for none
 * @param regions what each region answered
 */
public record RegionStatusResult(
        String application,
        String activeRegion,
        String writerRegion,
        String trafficRegion,
        boolean agree,
        double replicationLagSeconds,
        String openRun,
        List<Region> regions)
        implements Serializable {

    public RegionStatusResult {
        regions = List.copyOf(regions);
    }

    /**
     * One region's answer.
     *
     * @param name such as us-west-2
     * @param reachable whether its Kubernetes API answered
     * @param role role flag of the applications: active, standby, mixed or unknown
     * @param readyPods ready pods of all releases
     * @param desiredPods pods that the releases ask for
     * @param tables DynamoDB replica status of each table
     * @param problem why it could not be read; "" for none
     */
    public record Region(
            String name,
            boolean reachable,
            String role,
            int readyPods,
            int desiredPods,
            Map<String, String> tables,
            String problem)
            implements Serializable {

        public Region {
            tables = Map.copyOf(tables);
        }

        Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("name", name);
            map.put("reachable", reachable);
            map.put("role", role);
            map.put("readyPods", readyPods);
            map.put("desiredPods", desiredPods);
            map.put("tables", new LinkedHashMap<>(tables));
            map.put("problem", problem);
            return map;
        }
    }

    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("application", application);
        map.put("activeRegion", activeRegion);
        map.put("writerRegion", writerRegion);
        map.put("trafficRegion", trafficRegion);
        map.put("agree", agree);
        map.put("replicationLagSeconds", replicationLagSeconds);
        map.put("openRun", openRun);
        List<Map<String, Object>> list = new ArrayList<>();
        regions.forEach(region -> list.add(region.toMap()));
        map.put("regions", list);
        return map;
    }
}
