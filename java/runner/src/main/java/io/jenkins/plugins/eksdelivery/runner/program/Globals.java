package io.jenkins.plugins.eksdelivery.runner.program;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The global variables that Jenkins itself gives to a script. They belong to the process: saved state only names them. */
public final class Globals {

    static final List<String> NAMES = List.of("currentBuild", "env", "params", "pipeline", "scm", "steps");

    private final Map<String, Object> values;
    private final Supplier<? extends Map<String, Object>> parameters;
    private final Function<String, @Nullable Object> vars;

    Globals(
            Map<String, Object> values,
            Supplier<? extends Map<String, Object>> parameters,
            Function<String, @Nullable Object> vars) {
        this.values = Map.copyOf(values);
        this.parameters = parameters;
        this.vars = vars;
    }

    @Nullable
    Object find(String name) {
        if (name.equals("params")) {
            return parameters.get();
        }
        Object own = values.get(name);
        return own == null ? vars.apply(name) : own;
    }

    /** The name under which the saved state may keep the value; null when it is an ordinary value. */
    @Nullable
    String nameOf(Object value) {
        for (Map.Entry<String, Object> global : values.entrySet()) {
            if (global.getValue() == value) {
                return global.getKey();
            }
        }
        return null;
    }
}
