package io.jenkins.plugins.eksdelivery.runner.program;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the blocks around a step provide to it; inner values hide outer ones of the same type. */
final class ContextValues implements Serializable {

    private static final long serialVersionUID = 1L;

    static final ContextValues NONE = new ContextValues(null, List.of());

    private final @Nullable ContextValues outer;

    @SuppressWarnings("serial") // an ArrayList
    private final List<Object> values;

    private ContextValues(@Nullable ContextValues outer, List<Object> values) {
        this.outer = outer;
        this.values = values;
    }

    ContextValues with(List<Object> inner) {
        return inner.isEmpty() ? this : new ContextValues(this, new ArrayList<>(inner));
    }

    <T> @Nullable T get(Class<T> type) {
        for (ContextValues level = this; level != null; level = level.outer) {
            for (Object value : level.values) {
                if (type.isInstance(value)) {
                    return type.cast(value);
                }
            }
        }
        return null;
    }

    /** All values of the type, outermost first. */
    <T> List<T> all(Class<T> type) {
        List<T> found = outer == null ? new ArrayList<>() : outer.all(type);
        values.stream().filter(type::isInstance).map(type::cast).forEach(found::add);
        return found;
    }
}
