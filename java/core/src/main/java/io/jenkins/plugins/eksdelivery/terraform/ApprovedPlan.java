package io.jenkins.plugins.eksdelivery.terraform;

import io.jenkins.plugins.eksdelivery.approval.SubjectDigest;
import io.jenkins.plugins.eksdelivery.parameter.Arguments;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What {@code terraformApply} reads of the map that {@code terraformPlan} returned.
 *
 * @param subjectDigest digest of the whole map, to which an approval is bound
 * @param hasChanges false when there is nothing to apply
 * @param planSha256 digest of the plan file as terraform wrote it
 * @param planRef path of the encrypted plan
 * @param stateSerial serial of the state that was planned against
 * @param stateLineage lineage of that state; "" when there was none
 * @param commit Git commit of the configuration; "" outside a Git checkout
 * @param summary the plan's counts in one line
 * @param dir folder of the root module
 * @param workspace terraform workspace; "" for the one in use
 * @param backendConfig settings of the backend
 * @param tool terraform or tofu
 * @param region AWS region; "" for that of the enclosing block
 */
public record ApprovedPlan(
        String subjectDigest,
        boolean hasChanges,
        String planSha256,
        String planRef,
        long stateSerial,
        String stateLineage,
        String commit,
        String summary,
        String dir,
        String workspace,
        Map<String, String> backendConfig,
        TerraformTool tool,
        String region)
        implements Serializable {

    public ApprovedPlan {
        backendConfig = Collections.unmodifiableMap(new LinkedHashMap<>(backendConfig));
    }

    TerraformStack stack(String otherRegion) {
        return new TerraformStack(dir, workspace, backendConfig, tool, otherRegion.isEmpty() ? region : otherRegion);
    }

    static ApprovedPlan of(Arguments arguments) {
        Map<String, Object> map = arguments.map("plan");
        Map<String, String> backend = new LinkedHashMap<>();
        if (map.get("backendConfig") instanceof Map<?, ?> given) {
            given.forEach((key, value) -> backend.put(String.valueOf(key), String.valueOf(value)));
        }
        String planSha256 = text(arguments, map, "planSha256");
        if (!planSha256.matches("[0-9a-f]{64}")) {
            throw notAPlan(arguments, "planSha256");
        }
        if (!(map.get("stateSerial") instanceof Number serial)) {
            throw notAPlan(arguments, "stateSerial");
        }
        if (!(map.get("hasChanges") instanceof Boolean hasChanges)) {
            throw notAPlan(arguments, "hasChanges");
        }
        return new ApprovedPlan(
                SubjectDigest.of(map),
                hasChanges,
                planSha256,
                text(arguments, map, "planRef"),
                serial.longValue(),
                text(arguments, map, "stateLineage"),
                text(arguments, map, "commit"),
                text(arguments, map, "summary"),
                text(arguments, map, "dir"),
                text(arguments, map, "workspace"),
                backend,
                tool(arguments, map),
                text(arguments, map, "region"));
    }

    private static TerraformTool tool(Arguments arguments, Map<String, Object> map) {
        try {
            return TerraformTool.valueOf(text(arguments, map, "tool").toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw notAPlan(arguments, "tool");
        }
    }

    private static String text(Arguments arguments, Map<String, Object> map, String key) {
        if (map.get(key) instanceof String value) {
            return value;
        }
        throw notAPlan(arguments, key);
    }

    private static RuntimeException notAPlan(Arguments arguments, String key) {
        return arguments.notAllowed(
                "plan",
                "it is not the result of terraformPlan: " + key + " is missing or malformed",
                "Give the map that terraformPlan returned, unchanged");
    }
}
