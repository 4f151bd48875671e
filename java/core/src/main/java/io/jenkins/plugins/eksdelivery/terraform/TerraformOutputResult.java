package io.jenkins.plugins.eksdelivery.terraform;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The outputs of a stack.
 *
 * @param outputs name → value, sensitive ones left out
 * @param sensitive names of the outputs that were left out
 */
public record TerraformOutputResult(Map<String, Object> outputs, List<String> sensitive) implements Serializable {

    public TerraformOutputResult {
        outputs = new LinkedHashMap<>(outputs);
        sensitive = List.copyOf(sensitive);
    }

    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("outputs", outputs);
        map.put("sensitive", sensitive);
        return map;
    }
}
