package io.jenkins.plugins.eksdelivery.helm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The resources of a release's manifest. */
record Manifest(List<Resource> resources) {

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setLabel("manifest")
            .setAllowDuplicateKeys(true) // helm takes the last one
            .setCodePointLimit(32 * 1024 * 1024)
            .build();

    /**
     * One resource.
     *
     * @param kind such as {@code Deployment}
     * @param namespace "" for that of the release
     * @param name of the resource
     * @param body the whole
     */
    record Resource(String kind, String namespace, String name, Map<?, ?> body) {

        String label() {
            return kind + "/" + (namespace.isEmpty() ? "" : namespace + "/") + name;
        }

        /** {@code spec.selector.matchLabels}; empty when there are none. */
        Map<String, String> selector() {
            Map<String, String> labels = new LinkedHashMap<>();
            if (at(body, "spec", "selector", "matchLabels") instanceof Map<?, ?> given) {
                given.forEach((key, value) -> labels.put(String.valueOf(key), String.valueOf(value)));
            }
            return labels;
        }
    }

    Manifest {
        resources = List.copyOf(resources);
    }

    static Manifest parse(String yaml) {
        List<Resource> resources = new ArrayList<>();
        for (Object document : new Load(SETTINGS).loadAllFromString(yaml)) {
            if (document instanceof Map<?, ?> body && body.get("kind") != null) {
                resources.add(new Resource(
                        String.valueOf(body.get("kind")),
                        text(at(body, "metadata", "namespace")),
                        text(at(body, "metadata", "name")),
                        body));
            }
        }
        return new Manifest(resources);
    }

    /** What this one changes of the other. */
    ReleaseChanges since(Manifest before) {
        Map<String, Map<?, ?>> old = before.byLabel();
        Map<String, Map<?, ?>> now = byLabel();
        return new ReleaseChanges(
                now.keySet().stream().filter(label -> !old.containsKey(label)).toList(),
                now.keySet().stream()
                        .filter(label -> old.containsKey(label) && !Objects.equals(now.get(label), old.get(label)))
                        .toList(),
                old.keySet().stream().filter(label -> !now.containsKey(label)).toList());
    }

    private Map<String, Map<?, ?>> byLabel() {
        Map<String, Map<?, ?>> map = new LinkedHashMap<>();
        resources.forEach(resource -> map.put(resource.label(), resource.body()));
        return map;
    }

    private static @Nullable Object at(Map<?, ?> body, String... path) {
        Object value = body;
        for (String key : path) {
            value = value instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return value;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
