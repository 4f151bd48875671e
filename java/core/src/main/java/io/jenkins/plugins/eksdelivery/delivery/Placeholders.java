package io.jenkins.plugins.eksdelivery.delivery;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces {@code {region}} and the like in settings that hold for several regions.
 *
 * @param values what each name stands for
 */
record Placeholders(Map<String, String> values) {

    private static final Pattern NAME = Pattern.compile("\\{([a-z][A-Za-z]*)}");

    Placeholders {
        values = Map.copyOf(values);
    }

    /** A copy with every text replaced, at any depth, keys left as they are. */
    Map<String, Object> in(Map<String, ?> settings) {
        Map<String, Object> copy = new LinkedHashMap<>();
        settings.forEach((key, value) -> copy.put(key, replace(value)));
        return copy;
    }

    private Object replace(Object value) {
        if (value instanceof String text) {
            return replaceIn(text);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, item) -> copy.put(String.valueOf(key), replace(item)));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(item -> copy.add(replace(item)));
            return copy;
        }
        return value;
    }

    private String replaceIn(String text) {
        return NAME.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), text)));
    }

    private String value(String name, String text) {
        String value = values.get(name);
        if (value == null) {
            throw new DeliveryException(Failure.permanent(
                    "DM-PLACE-01",
                    "deliverMicroservice: '" + text + "'",
                    "{" + name + "} stands for nothing",
                    "Use one of " + values.keySet().stream().sorted().toList()));
        }
        return value;
    }
}
