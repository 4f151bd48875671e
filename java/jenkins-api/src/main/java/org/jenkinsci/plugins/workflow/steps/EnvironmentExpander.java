package org.jenkinsci.plugins.workflow.steps;

import hudson.EnvVars;
import java.io.IOException;
import java.io.Serializable;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Adds variables to the environment of a block. */
public abstract class EnvironmentExpander implements Serializable {

    private static final long serialVersionUID = 1L;

    public EnvironmentExpander() {}

    public abstract void expand(EnvVars env) throws IOException, InterruptedException;

    /** Names of variables whose values are masked in the log. */
    public Set<String> getSensitiveVariables() {
        return Set.of();
    }

    public static EnvironmentExpander constant(Map<String, String> env) {
        return new Constant(new TreeMap<>(env));
    }

    /** The expander of the outer block first. */
    public static EnvironmentExpander merge(EnvironmentExpander original, EnvironmentExpander subsequent) {
        return original == null ? subsequent : new Merged(original, subsequent);
    }

    public static EnvVars getEffectiveEnvironment(
            EnvVars customEnvironment, EnvVars contextualEnvironment, EnvironmentExpander expander)
            throws IOException, InterruptedException {
        EnvVars effective = customEnvironment == null ? new EnvVars() : new EnvVars(customEnvironment);
        if (contextualEnvironment != null) {
            effective.overrideAll(contextualEnvironment);
        }
        if (expander != null) {
            expander.expand(effective);
        }
        return effective;
    }

    private static final class Constant extends EnvironmentExpander {

        private static final long serialVersionUID = 1L;

        private final TreeMap<String, String> variables;

        Constant(TreeMap<String, String> variables) {
            this.variables = variables;
        }

        @Override
        public void expand(EnvVars env) {
            env.overrideExpandingAll(variables);
        }
    }

    private static final class Merged extends EnvironmentExpander {

        private static final long serialVersionUID = 1L;

        private final EnvironmentExpander original;
        private final EnvironmentExpander subsequent;

        Merged(EnvironmentExpander original, EnvironmentExpander subsequent) {
            this.original = original;
            this.subsequent = subsequent;
        }

        @Override
        public void expand(EnvVars env) throws IOException, InterruptedException {
            original.expand(env);
            subsequent.expand(env);
        }

        @Override
        public Set<String> getSensitiveVariables() {
            Set<String> names = new HashSet<>(original.getSensitiveVariables());
            names.addAll(subsequent.getSensitiveVariables());
            return names;
        }
    }
}
