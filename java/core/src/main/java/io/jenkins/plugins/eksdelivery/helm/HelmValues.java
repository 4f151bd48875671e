package io.jenkins.plugins.eksdelivery.helm;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts {@code set} and {@code image} together as one map of values, for a private file: values on a command line could be read by all. */
final class HelmValues {

    private HelmValues() {}

    /** {@code image} wins over {@code set}. */
    static Map<String, @Nullable Object> of(Map<String, Object> set, @Nullable ImageReference image) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        set.forEach((path, value) -> put(values, path, value));
        if (image != null) {
            image.values().forEach((key, value) -> put(values, key, value));
        }
        return values;
    }

    private static void put(Map<String, @Nullable Object> values, String path, @Nullable Object value) {
        if (path.contains("[")) {
            throw new DeliveryException(Failure.permanent(
                    "PARAM-04",
                    "helmDeploy: parameter 'set'",
                    "its path '" + path + "' names an element of a list",
                    "Give the whole list as value, or use a values file"));
        }
        // As in helm, a dot of a key is written \.
        String[] keys = path.split("(?<!\\\\)\\.", -1);
        Map<String, @Nullable Object> at = values;
        for (int i = 0; i < keys.length - 1; i++) {
            at = child(at, keys[i].replace("\\.", "."));
        }
        String last = keys[keys.length - 1].replace("\\.", ".");
        if (value instanceof Map<?, ?> nested) {
            Map<String, @Nullable Object> into = child(at, last);
            nested.forEach((key, item) -> put(into, String.valueOf(key).replace(".", "\\."), item));
        } else {
            at.put(last, value);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> child(Map<String, @Nullable Object> parent, String key) {
        if (parent.get(key) instanceof Map<?, ?> there) {
            return (Map<String, @Nullable Object>) there;
        }
        Map<String, @Nullable Object> fresh = new LinkedHashMap<>();
        parent.put(key, fresh);
        return fresh;
    }
}
