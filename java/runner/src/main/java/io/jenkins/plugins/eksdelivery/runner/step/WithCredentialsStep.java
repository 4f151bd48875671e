package io.jenkins.plugins.eksdelivery.runner.step;

import hudson.AbortException;
import hudson.model.TaskListener;
import io.jenkins.plugins.eksdelivery.runner.program.Described;
import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code withCredentials}: secrets as variables of a block, hidden in the log, and never in the saved state. */
public final class WithCredentialsStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    private final transient List<?> bindings;

    @DataBoundConstructor
    public WithCredentialsStep(List<?> bindings) {
        this.bindings = bindings;
    }

    @Override
    protected StepExecution begin(RunningStep step) throws Exception {
        ArrayList<SecretVariable> variables = new ArrayList<>();
        for (Object binding : bindings) {
            variables.addAll(read(binding, step));
        }
        SecretVariables secret = new SecretVariables(variables);
        secret.hide(step);
        String names = variables.stream()
                .filter(SecretVariable::hidden)
                .map(variable -> "$" + variable.name())
                .collect(Collectors.joining(" or "));
        if (!names.isEmpty()) {
            step.get(TaskListener.class).getLogger().println("Masking supported pattern matches of " + names);
        }
        return new Block(step, secret);
    }

    private static List<SecretVariable> read(Object binding, RunningStep step) throws AbortException {
        String type;
        Map<?, ?> fields;
        if (binding instanceof Described described) {
            type = String.valueOf(described.symbol());
            fields = described.arguments();
        } else if (binding instanceof Map<?, ?> map && map.containsKey("$class")) {
            type = switch (String.valueOf(map.get("$class"))) {
                case "StringBinding" -> "string";
                case "UsernamePasswordMultiBinding" -> "usernamePassword";
                case "UsernamePasswordBinding" -> "usernameColonPassword";
                case "FileBinding" -> "file";
                case "SSHUserPrivateKeyBinding" -> "sshUserPrivateKey";
                default -> String.valueOf(map.get("$class"));
            };
            fields = map;
        } else {
            throw new IllegalArgumentException("withCredentials takes bindings such as string(…), not " + binding);
        }
        Path file = secretFile(required(fields, "credentialsId", type), step);
        List<SecretVariable> variables = new ArrayList<>();
        switch (type) {
            case "string" -> add(variables, fields, "variable", file, SecretVariable.Part.TEXT);
            case "usernamePassword" -> {
                add(variables, fields, "usernameVariable", file, SecretVariable.Part.USER);
                add(variables, fields, "passwordVariable", file, SecretVariable.Part.PASSWORD);
            }
            case "usernameColonPassword" -> add(variables, fields, "variable", file, SecretVariable.Part.TEXT);
            case "file" -> add(variables, fields, "variable", file, SecretVariable.Part.PATH);
            case "sshUserPrivateKey" -> {
                add(variables, fields, "keyFileVariable", file, SecretVariable.Part.PATH);
                if (fields.get("usernameVariable") != null) {
                    add(variables, fields, "usernameVariable", file, SecretVariable.Part.SSH_USER);
                }
            }
            default ->
                throw new IllegalArgumentException("credentials of type " + type + " are not supported: use string, "
                        + "usernamePassword, usernameColonPassword, file or sshUserPrivateKey");
        }
        return variables;
    }

    private static void add(
            List<SecretVariable> variables, Map<?, ?> fields, String key, Path file, SecretVariable.Part part) {
        variables.add(new SecretVariable(required(fields, key, part.name()), file.toString(), part));
    }

    private static String required(Map<?, ?> fields, String key, String type) {
        Object value = fields.get(key);
        if (value == null) {
            throw new IllegalArgumentException("credentials binding " + type + " needs " + key);
        }
        return value.toString();
    }

    private static Path secretFile(String id, RunningStep step) throws AbortException {
        @Nullable Path file = step.surroundings().request().secrets().get(id);
        if (file == null) {
            throw new AbortException("Could not find credentials entry with ID '" + id
                    + "'; give its file with --secret " + id + "=FILE");
        }
        return file;
    }

    /** On resume the log must hide the secrets again before anything is printed. */
    private static final class Block extends StepExecution {

        private static final long serialVersionUID = 1L;

        private final RunningStep step;
        private final SecretVariables variables;

        Block(RunningStep step, SecretVariables variables) {
            super(step);
            this.step = step;
            this.variables = variables;
        }

        @Override
        public boolean start() throws Exception {
            step.newBodyInvoker()
                    .withContext(EnvironmentExpander.merge(step.get(EnvironmentExpander.class), variables))
                    .withCallback(new Relay())
                    .start();
            return false;
        }

        @Override
        public void onResume() {
            variables.hide(step);
        }
    }
}
