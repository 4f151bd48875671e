package io.jenkins.plugins.eksdelivery.terraform;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A plan that can be approved and applied.
 *
 * @param hasChanges false when the world is as the configuration says
 * @param add objects to create, replaced ones included
 * @param change objects to update in place
 * @param destroy objects to destroy, replaced ones included
 * @param replace objects to replace
 * @param imports objects to import
 * @param resources one entry per changed resource, replacements and destroys first
 * @param planSha256 digest of the plan file as terraform wrote it, in hexadecimal
 * @param stateSerial serial of the state that was planned against; 0 when there was none
 * @param stateLineage lineage of that state; "" when there was none
 * @param commit Git commit of the configuration; "" outside a Git checkout
 * @param policyResult {@code passed}, or {@code none} when no policy was given
 * @param summary one line such as {@code 2 to add, 1 to change, 0 to destroy}
 * @param planRef path of the encrypted plan, relative to the build's current directory
 * @param sealedWith what encrypts it: {@code local-key} or {@code kms}
 * @param dir folder of the root module
 * @param workspace terraform workspace; "" for the one in use
 * @param backendConfig settings of the backend
 * @param tool terraform or tofu
 * @param toolVersion version of the program that planned
 * @param region AWS region; "" for that of the enclosing block
 * @param durationSeconds time that the step took
 */
public record TerraformPlanResult(
        boolean hasChanges,
        int add,
        int change,
        int destroy,
        int replace,
        int imports,
        List<Map<String, Object>> resources,
        String planSha256,
        long stateSerial,
        String stateLineage,
        String commit,
        String policyResult,
        String summary,
        String planRef,
        String sealedWith,
        String dir,
        String workspace,
        Map<String, String> backendConfig,
        TerraformTool tool,
        String toolVersion,
        String region,
        double durationSeconds)
        implements Serializable {

    public TerraformPlanResult {
        resources = new ArrayList<>(resources);
        backendConfig = new LinkedHashMap<>(backendConfig);
    }

    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("hasChanges", hasChanges);
        map.put("add", add);
        map.put("change", change);
        map.put("destroy", destroy);
        map.put("replace", replace);
        map.put("import", imports);
        map.put("resources", resources);
        map.put("planSha256", planSha256);
        map.put("stateSerial", stateSerial);
        map.put("stateLineage", stateLineage);
        map.put("commit", commit);
        map.put("policyResult", policyResult);
        map.put("summary", summary);
        map.put("planRef", planRef);
        map.put("sealedWith", sealedWith);
        map.put("dir", dir);
        map.put("workspace", workspace);
        map.put("backendConfig", backendConfig);
        map.put("tool", tool.program());
        map.put("toolVersion", toolVersion);
        map.put("region", region);
        map.put("durationSeconds", durationSeconds);
        return map;
    }
}
