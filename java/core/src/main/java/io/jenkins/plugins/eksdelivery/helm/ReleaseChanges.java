package io.jenkins.plugins.eksdelivery.helm;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a deployment changes, by resource, each as {@code Kind/name} or {@code Kind/namespace/name}.
 *
 * @param added resources that the release did not have
 * @param changed resources whose text differs
 * @param removed resources that the release no longer has
 */
public record ReleaseChanges(List<String> added, List<String> changed, List<String> removed) implements Serializable {

    public static final ReleaseChanges NONE = new ReleaseChanges(List.of(), List.of(), List.of());

    public ReleaseChanges {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        removed = List.copyOf(removed);
    }

    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("added", added);
        map.put("changed", changed);
        map.put("removed", removed);
        return map;
    }
}
