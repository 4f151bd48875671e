package io.jenkins.plugins.eksdelivery.runner.program;

import hudson.model.Result;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a run has come to know about itself; saved with the program. Safe for use by several threads. */
public final class RunState implements Serializable {

    private static final long serialVersionUID = 1L;

    private final LinkedHashMap<String, String> environment = new LinkedHashMap<>();
    private final LinkedHashMap<String, Object> parameterDefaults = new LinkedHashMap<>();
    private final LinkedHashSet<String> takenNames = new LinkedHashSet<>();
    private final LinkedHashSet<String> libraries = new LinkedHashSet<>();
    private final long startedAt = System.currentTimeMillis();

    private @Nullable Result result;
    private @Nullable String description;
    private @Nullable String displayName;

    public long startedAt() {
        return startedAt;
    }

    public synchronized @Nullable Result result() {
        return result;
    }

    /** A result only gets worse. */
    public synchronized void worsen(Result given) {
        if (result == null || given.isWorseThan(result)) {
            result = given;
        }
    }

    /** Sets the result, also to a better one or to none: only the post blocks of declarative pipelines may. */
    synchronized void overrideResult(@Nullable Result given) {
        result = given;
    }

    public synchronized @Nullable String description() {
        return description;
    }

    public synchronized void describe(@Nullable String text) {
        description = text;
    }

    public synchronized @Nullable String displayName() {
        return displayName;
    }

    public synchronized void rename(@Nullable String name) {
        displayName = name;
    }

    /** What {@code env.NAME = value} has set. */
    public synchronized Map<String, String> environment() {
        return new LinkedHashMap<>(environment);
    }

    public synchronized void setEnvironment(String name, @Nullable String value) {
        if (value == null) {
            environment.remove(name);
        } else {
            environment.put(name, value);
        }
    }

    /** Defaults of the parameters that the script declares. */
    public synchronized Map<String, Object> parameterDefaults() {
        return new LinkedHashMap<>(parameterDefaults);
    }

    public synchronized void declareParameter(String name, @Nullable Object defaultValue) {
        parameterDefaults.put(name, defaultValue == null ? "" : defaultValue);
    }

    /** Names of the libraries loaded, in order. */
    public synchronized Set<String> libraries() {
        return new LinkedHashSet<>(libraries);
    }

    public synchronized boolean addLibrary(String name) {
        return libraries.add(name);
    }

    /** Takes a workspace or lock for one block; false when another block has it. */
    public synchronized boolean take(String name) {
        return takenNames.add(name);
    }

    public synchronized void release(String name) {
        takenNames.remove(name);
    }
}
