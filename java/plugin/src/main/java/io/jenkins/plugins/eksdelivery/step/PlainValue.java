package io.jenkins.plugins.eksdelivery.step;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies a value into classes that Jenkins' class filter and every version of its serialiser take: ArrayList, LinkedHashMap, String. */
public final class PlainValue {

    private PlainValue() {}

    public static Object of(Object value) {
        if (value instanceof CharSequence) {
            return value.toString();
        }
        if (value instanceof Map<?, ?> map) {
            return of(map);
        }
        if (value instanceof Collection<?> items) {
            List<@Nullable Object> copy = new ArrayList<>();
            for (Object each : items) {
                copy.add(each == null ? null : of(each));
            }
            return copy;
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value;
        }
        return value.toString();
    }

    public static LinkedHashMap<String, Object> of(Map<?, ?> map) {
        LinkedHashMap<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (value != null) {
                copy.put(String.valueOf(key), of(value));
            }
        });
        return copy;
    }
}
