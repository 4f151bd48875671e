package net.sf.json;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A submitted form. Jenkins' class implements {@link Map} too. */
public final class JSONObject extends AbstractMap<Object, Object> {

    private final Map<Object, Object> values = new LinkedHashMap<>();

    public JSONObject() {}

    @Override
    public Object put(Object key, Object value) {
        return values.put(key, value);
    }

    @Override
    public Set<Entry<Object, Object>> entrySet() {
        return values.entrySet();
    }
}
