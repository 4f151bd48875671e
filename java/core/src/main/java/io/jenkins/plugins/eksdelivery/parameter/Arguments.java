package io.jenkins.plugins.eksdelivery.parameter;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checked and converted arguments of one call of a step, defaults filled in. */
public final class Arguments {

    private final String step;
    private final Map<String, Object> values;

    Arguments(String step, Map<String, Object> values) {
        this.step = step;
        this.values = new LinkedHashMap<>(values);
    }

    public String step() {
        return step;
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** A TEXT that is required or has a default. */
    public String text(String name) {
        return (String) present(name);
    }

    public Optional<String> optionalText(String name) {
        return Optional.ofNullable((String) values.get(name));
    }

    public int integer(String name) {
        return Math.toIntExact((Long) present(name));
    }

    public Optional<Integer> optionalInteger(String name) {
        return Optional.ofNullable((Long) values.get(name)).map(Math::toIntExact);
    }

    public boolean flag(String name) {
        return (Boolean) present(name);
    }

    public Duration duration(String name) {
        return (Duration) present(name);
    }

    public <E extends Enum<E>> E choice(String name, Class<E> words) {
        return Enum.valueOf(words, text(name).toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Empty when not given. */
    @SuppressWarnings("unchecked")
    public List<String> texts(String name) {
        Object value = values.get(name);
        return value == null ? List.of() : (List<String>) value;
    }

    /** Empty when not given. */
    @SuppressWarnings("unchecked")
    public Map<String, String> textMap(String name) {
        Object value = values.get(name);
        return value == null ? Map.of() : (Map<String, String>) value;
    }

    /** Empty when not given. */
    @SuppressWarnings("unchecked")
    public Map<String, Object> map(String name) {
        Object value = values.get(name);
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    /** Empty when not given. */
    @SuppressWarnings("unchecked")
    public List<Map<String, Object>> maps(String name) {
        Object value = values.get(name);
        return value == null ? List.of() : (List<Map<String, Object>>) value;
    }

    /** A String or a Map; null when not given. */
    public @Nullable Object textOrMap(String name) {
        return values.get(name);
    }

    /** The failure of a value that is well typed and still not allowed, for a request's own checks. */
    public DeliveryException notAllowed(String name, String why, String remedy) {
        return new DeliveryException(Failure.permanent("PARAM-04", step + ": parameter '" + name + "'", why, remedy));
    }

    private Object present(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalStateException(step + " declares no default for " + name);
        }
        return value;
    }
}
