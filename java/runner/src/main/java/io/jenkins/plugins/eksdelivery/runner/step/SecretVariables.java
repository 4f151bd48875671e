package io.jenkins.plugins.eksdelivery.runner.step;

import hudson.EnvVars;
import io.jenkins.plugins.eksdelivery.log.Secret;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;

/** Secrets in an environment; saved as the names of their files. */
final class SecretVariables extends EnvironmentExpander {

    private static final long serialVersionUID = 1L;

    private final ArrayList<SecretVariable> variables;

    SecretVariables(ArrayList<SecretVariable> variables) {
        this.variables = variables;
    }

    void hide(RunningStep step) {
        for (SecretVariable variable : variables) {
            if (variable.hidden()) {
                try {
                    step.surroundings().mask().add(Secret.of(variable.value()));
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            }
        }
    }

    @Override
    public void expand(EnvVars env) throws IOException {
        for (SecretVariable variable : variables) {
            env.override(variable.name(), variable.value());
        }
    }

    @Override
    public Set<String> getSensitiveVariables() {
        Set<String> names = new HashSet<>();
        variables.stream()
                .filter(SecretVariable::hidden)
                .map(SecretVariable::name)
                .forEach(names::add);
        return names;
    }
}
