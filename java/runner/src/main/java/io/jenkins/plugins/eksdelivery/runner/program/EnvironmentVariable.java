package io.jenkins.plugins.eksdelivery.runner.program;

import groovy.lang.GroovyObjectSupport;
import hudson.EnvVars;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The global variable {@code env}: reads what the enclosing blocks make of the environment, writes for the rest of the run. */
final class EnvironmentVariable extends GroovyObjectSupport {

    private final Supplier<EnvVars> effective;
    private final Supplier<RunState> states;

    EnvironmentVariable(Supplier<EnvVars> effective, Supplier<RunState> states) {
        this.effective = effective;
        this.states = states;
    }

    @Override
    public @Nullable Object getProperty(String name) {
        return effective.get().get(name);
    }

    @Override
    public void setProperty(String name, @Nullable Object value) {
        states.get().setEnvironment(name, value == null ? null : value.toString());
    }

    /** {@code env['NAME']}. */
    public @Nullable Object getAt(String name) {
        return getProperty(name);
    }

    public void putAt(String name, @Nullable Object value) {
        setProperty(name, value);
    }

    /** What {@code env.NAME = value} has set. */
    public Map<String, String> getOverriddenEnvironment() {
        return states.get().environment();
    }

    /** All variables at this place. */
    public EnvVars getEnvironment() {
        return effective.get();
    }
}
