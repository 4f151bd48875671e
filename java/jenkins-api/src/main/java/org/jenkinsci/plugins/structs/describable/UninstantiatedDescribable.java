package org.jenkinsci.plugins.structs.describable;

import hudson.model.TaskListener;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A described object that was written down and not made yet: a symbol or class, and arguments. */
public class UninstantiatedDescribable implements Serializable {

    private static final long serialVersionUID = 1L;

    public static final String ANONYMOUS_KEY = "<anonymous>";

    private String symbol;
    private String klass;
    private final Map<String, ?> arguments;

    @SuppressWarnings("rawtypes")
    private DescribableModel model;

    public UninstantiatedDescribable(String symbol, String klass, Map<String, ?> arguments) {
        this.symbol = symbol;
        this.klass = klass;
        this.arguments = arguments;
    }

    public UninstantiatedDescribable(Map<String, ?> arguments) {
        this(null, null, arguments);
    }

    public String getSymbol() {
        return symbol;
    }

    public void setSymbol(String symbol) {
        this.symbol = symbol;
    }

    public String getKlass() {
        return klass;
    }

    public void setKlass(String klass) {
        this.klass = klass;
    }

    @SuppressWarnings("rawtypes")
    public DescribableModel getModel() {
        return model;
    }

    @SuppressWarnings("rawtypes")
    public void setModel(DescribableModel model) {
        this.model = model;
    }

    public Map<String, ?> getArguments() {
        return arguments;
    }

    public boolean hasSoleRequiredArgument() {
        return arguments.size() == 1
                && (arguments.containsKey(ANONYMOUS_KEY)
                        || (model != null
                                && model.getSoleRequiredParameter() != null
                                && arguments.containsKey(
                                        model.getSoleRequiredParameter().getName())));
    }

    public Map<String, Object> toMap() {
        Map<String, Object> map = toShallowMap();
        map.replaceAll((name, value) -> deep(value));
        return map;
    }

    public Map<String, Object> toShallowMap() {
        Map<String, Object> map = new LinkedHashMap<>(arguments);
        if (klass != null) {
            map.put(DescribableModel.CLAZZ, klass);
        }
        return map;
    }

    public Object instantiate() throws Exception {
        return instantiate(Object.class, null);
    }

    public <T> T instantiate(Class<T> base) throws Exception {
        return instantiate(base, null);
    }

    public <T> T instantiate(Class<T> base, TaskListener listener) throws Exception {
        return base.cast(new Coercion(String.valueOf(this), listener).to(base, base, this));
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof UninstantiatedDescribable that
                && Objects.equals(symbol, that.symbol)
                && Objects.equals(klass, that.klass)
                && arguments.equals(that.arguments);
    }

    @Override
    public int hashCode() {
        return Objects.hash(symbol, klass, arguments);
    }

    @Override
    public String toString() {
        return (symbol == null ? "" : "@" + symbol) + (klass == null ? "" : "$" + klass) + arguments;
    }

    private static Object deep(Object value) {
        if (value instanceof UninstantiatedDescribable nested) {
            return nested.toMap();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(UninstantiatedDescribable::deep).toList();
        }
        return value;
    }
}
