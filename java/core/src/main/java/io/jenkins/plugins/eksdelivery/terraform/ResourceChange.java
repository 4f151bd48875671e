package io.jenkins.plugins.eksdelivery.terraform;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a plan does to one resource.
 *
 * @param address such as {@code module.net.aws_vpc.this}
 * @param type such as {@code aws_vpc}
 * @param action what happens to it
 * @param attributes the changed ones, each as {@code name: old → new} with sensitive values hidden
 * @param reason why it is replaced or destroyed; "" when terraform gives none
 */
record ResourceChange(String address, String type, Action action, List<String> attributes, String reason)
        implements Serializable {

    /** In the order in which people should read them. */
    enum Action {
        REPLACE,
        DESTROY,
        UPDATE,
        CREATE,
        IMPORT,
        FORGET,
        READ,
        NONE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    ResourceChange {
        attributes = List.copyOf(attributes);
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("address", address);
        map.put("type", type);
        map.put("action", action.word());
        if (!reason.isEmpty()) {
            map.put("reason", reason);
        }
        return map;
    }
}
