package io.jenkins.plugins.eksdelivery.terraform;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was applied.
 *
 * @param outputs values of the outputs, sensitive ones left out
 * @param added objects created
 * @param changed objects updated
 * @param destroyed objects destroyed
 * @param alreadyApplied true when the plan had been applied by an earlier, cut-off run and nothing was left to do
 * @param stateSerialAfter serial of the state after it
 * @param planSha256 digest of the plan that was applied
 * @param durationSeconds time that the step took
 */
public record TerraformApplyResult(
        Map<String, Object> outputs,
        int added,
        int changed,
        int destroyed,
        boolean alreadyApplied,
        long stateSerialAfter,
        String planSha256,
        double durationSeconds)
        implements Serializable {

    public TerraformApplyResult {
        outputs = new LinkedHashMap<>(outputs);
    }

    public Map<String, Object> toMap() {
        Map<String, Object> applied = new LinkedHashMap<>();
        applied.put("add", added);
        applied.put("change", changed);
        applied.put("destroy", destroyed);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("outputs", outputs);
        map.put("applied", applied);
        map.put("alreadyApplied", alreadyApplied);
        map.put("stateSerialAfter", stateSerialAfter);
        map.put("planSha256", planSha256);
        map.put("durationSeconds", durationSeconds);
        return map;
    }
}
