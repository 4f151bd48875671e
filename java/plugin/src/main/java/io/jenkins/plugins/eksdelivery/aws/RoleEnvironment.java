package io.jenkins.plugins.eksdelivery.aws;

import hudson.EnvVars;
import io.jenkins.plugins.eksdelivery.step.AssumedRole;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;

/** The variables of a {@code withAwsRole} block: those that point at its credentials file, or the keys themselves, asked for when needed. */
final class RoleEnvironment extends EnvironmentExpander {

    private static final long serialVersionUID = 1L;

    private final AssumedRole role;
    private final LinkedHashMap<String, String> file;

    /** @param file variables that point at the credentials file; empty to give the keys */
    RoleEnvironment(AssumedRole role, Map<String, String> file) {
        this.role = role;
        this.file = new LinkedHashMap<>(file);
    }

    /** Put, not overridden: an empty value must hide the agent's own variable. */
    @Override
    public void expand(EnvVars variables) throws IOException, InterruptedException {
        if (!file.isEmpty()) {
            variables.putAll(file);
            return;
        }
        variables.put("AWS_PROFILE", "");
        variables.put("AWS_SESSION_TOKEN", "");
        variables.putAll(role.access().environment());
    }

    @Override
    public Set<String> getSensitiveVariables() {
        return file.isEmpty() ? Set.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN") : Set.of();
    }
}
