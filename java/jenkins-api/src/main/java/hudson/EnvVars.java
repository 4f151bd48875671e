package hudson;

import java.io.File;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Environment variables; names without regard to case, as in Jenkins. */
public class EnvVars extends TreeMap<String, String> {

    private static final long serialVersionUID = 4320331661987259022L;

    /** The variables of this JVM. */
    public static final Map<String, String> masterEnvVars = new EnvVars(System.getenv());

    public EnvVars() {
        super(String.CASE_INSENSITIVE_ORDER);
    }

    public EnvVars(Map<String, String> m) {
        this();
        putAll(m);
    }

    public EnvVars(EnvVars m) {
        this((Map<String, String>) m);
    }

    public EnvVars(String... keyValuePairs) {
        this();
        if (keyValuePairs.length % 2 != 0) {
            throw new IllegalArgumentException(Arrays.asList(keyValuePairs).toString());
        }
        for (int i = 0; i < keyValuePairs.length; i += 2) {
            put(keyValuePairs[i], keyValuePairs[i + 1]);
        }
    }

    /** {@code PATH+NAME} puts its value in front of PATH; null or "" removes the variable. */
    public void override(String key, String value) {
        if (value == null || value.isEmpty()) {
            remove(key);
            return;
        }
        int plus = key.indexOf('+');
        if (plus > 0) {
            String real = key.substring(0, plus);
            String old = get(real);
            put(real, old == null ? value : value + File.pathSeparator + old);
            return;
        }
        put(key, value);
    }

    public EnvVars overrideAll(Map<String, String> all) {
        all.forEach(this::override);
        return this;
    }

    /** Like {@link #overrideAll}, with references in the values resolved against the result so far. */
    public EnvVars overrideExpandingAll(Map<String, String> all) {
        Map<String, String> rest = new TreeMap<>(all);
        while (!rest.isEmpty()) {
            String next = rest.keySet().stream()
                    .filter(key -> rest.keySet().stream()
                            .noneMatch(other -> !other.equals(key) && refers(rest.get(key), other)))
                    .findFirst()
                    .orElse(rest.keySet().iterator().next());
            String value = rest.remove(next);
            override(next, value == null ? null : expand(value));
        }
        return this;
    }

    public static void resolve(Map<String, String> env) {
        env.replaceAll((key, value) -> Util.replaceMacro(value, env));
    }

    public String get(String key, String defaultValue) {
        String value = get(key);
        return value == null ? defaultValue : value;
    }

    @Override
    public String put(String key, String value) {
        if (value == null) {
            throw new IllegalArgumentException("Null value not allowed as an environment variable: " + key);
        }
        return super.put(key, value);
    }

    public void putIfNotNull(String key, String value) {
        if (value != null) {
            put(key, value);
        }
    }

    public void putAllNonNull(Map<String, String> map) {
        map.forEach(this::putIfNotNull);
    }

    public void addLine(String line) {
        int separator = line.indexOf('=');
        if (separator > 0) {
            put(line.substring(0, separator), line.substring(separator + 1));
        }
    }

    public String expand(String s) {
        return Util.replaceMacro(s, this);
    }

    private static boolean refers(String value, String name) {
        if (value == null) {
            return false;
        }
        String plain = name.contains("+") ? name.substring(0, name.indexOf('+')) : name;
        return value.toUpperCase(Locale.ROOT).contains("${" + plain.toUpperCase(Locale.ROOT) + "}");
    }
}
