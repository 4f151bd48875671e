package io.jenkins.plugins.eksdelivery.terraform;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import io.jenkins.plugins.eksdelivery.operation.AwsAccess;
import io.jenkins.plugins.eksdelivery.operation.DeliveryContext;
import io.jenkins.plugins.eksdelivery.process.CapturedOutput;
import io.jenkins.plugins.eksdelivery.process.Command;
import io.jenkins.plugins.eksdelivery.process.CommandResult;
import io.jenkins.plugins.eksdelivery.process.OutputListener;
import io.jenkins.plugins.eksdelivery.workspace.Workspace;
import io.jenkins.plugins.eksdelivery.workspace.WorkspaceTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;

/** Runs the commands of terraform or tofu on one stack. */
final class TerraformCli {

    /** After SIGINT terraform finishes the calls that are under way and writes its state: an Aurora cluster alone may take minutes. */
    static final Duration GRACE = Duration.ofSeconds(600);

    private final DeliveryContext context;
    private final TerraformStack stack;
    private final AwsAccess aws;

    TerraformCli(DeliveryContext context, TerraformStack stack) {
        this.context = context;
        this.stack = stack;
        this.aws = stack.region().isEmpty() ? context.aws() : context.aws().in(stack.region());
    }

    AwsAccess aws() {
        return aws;
    }

    /**
     * Makes the folder ready: providers, modules, backend, workspace.
     *
     * @param always false to do it only when it was never done here
     */
    void prepare(boolean always) throws IOException, InterruptedException {
        boolean done = context.workspace().act(new CheckModule(stack.dir(), stack.dataDirectory()));
        if (done && !always) {
            return;
        }
        List<String> init = new ArrayList<>(List.of("init", "-input=false", "-no-color"));
        stack.backendConfig().forEach((key, value) -> init.add("-backend-config=" + key + "=" + value));
        runText("init", init);
        if (!stack.workspace().isEmpty()) {
            runText("workspace", List.of("workspace", "select", "-no-color", "-or-create", stack.workspace()));
        }
    }

    /** The state that the backend has now. */
    StateVersion state() throws IOException, InterruptedException {
        return StateVersion.parse(capture("state pull", List.of("state", "pull")));
    }

    /** Runs a command and returns its standard output, of which nothing reaches the log: it may hold secrets. */
    String capture(String name, List<String> arguments) throws InterruptedException {
        CapturedOutput output = new CapturedOutput();
        CommandResult result = run(arguments, output);
        if (!result.succeeded()) {
            throw TerraformFailure.of(what(name), Diagnostic.parse(output.error()), result.exitCode());
        }
        return output.output();
    }

    CommandResult run(List<String> arguments, OutputListener listener) throws InterruptedException {
        return run(arguments, listener, false);
    }

    /**
     * Runs a command.
     *
     * @param writes whether it changes the world, so that it must come to its end even when we are killed
     */
    CommandResult run(List<String> arguments, OutputListener listener, boolean writes) throws InterruptedException {
        List<String> line = new ArrayList<>();
        line.add(stack.tool().program());
        line.addAll(arguments);
        Command command = Command.of(line).in(stack.dir()).with(environment()).withGrace(GRACE);
        try {
            return context.commands().run(writes ? command.outliving() : command, listener);
        } catch (DeliveryException failed) {
            if (!failed.code().equals("PROC-01")) {
                throw failed;
            }
            Failure cause = failed.failure();
            throw new DeliveryException(
                    Failure.permanent(
                            "TF-TOOL-01", what(arguments.get(0)), cause.what() + ": " + cause.why(), cause.remedy()),
                    failed);
        }
    }

    /** For messages: the command and the stack. */
    String what(String command) {
        return stack.tool().program() + " " + command + " of " + stack.dir()
                + (stack.workspace().isEmpty() ? "" : " (workspace " + stack.workspace() + ")");
    }

    private void runText(String name, List<String> arguments) throws InterruptedException {
        StringBuilder printed = new StringBuilder();
        CommandResult result = run(arguments, (source, text) -> {
            printed.append(text).append('\n');
            if (worthALine(text)) {
                context.log().line(text);
            }
        });
        if (!result.succeeded()) {
            throw TerraformFailure.of(what(name), Diagnostic.parse(printed.toString()), result.exitCode());
        }
    }

    /** Of what init prints: what is installed and what is wrong, not the paragraphs for people at a terminal. */
    private static boolean worthALine(String text) {
        return text.startsWith("- ") || text.contains("Error") || text.contains("Warning") || text.startsWith("  on ");
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        try {
            environment.putAll(aws.environment());
        } catch (SdkException | DeliveryException none) {
            // A stack need not touch AWS; terraform says so itself when it does.
            context.log().line("no AWS credentials for " + stack.tool().program() + ": " + none.getMessage());
        }
        environment.put("TF_IN_AUTOMATION", "1");
        environment.put("TF_INPUT", "0");
        environment.put("CHECKPOINT_DISABLE", "1");
        if (!stack.dataDirectory().equals(".terraform")) {
            environment.put("TF_DATA_DIR", stack.dataDirectory());
        }
        return environment;
    }

    /** Finds out whether the folder holds a module (else TF-DIR-01), and returns whether init has been run in it. */
    private record CheckModule(String dir, String dataDirectory) implements WorkspaceTask<Boolean> {

        @Override
        public Boolean run(Path root, DeliveryLog log) throws IOException {
            Path folder = Workspace.resolve(root, dir);
            if (!Files.isDirectory(folder)) {
                throw missing(folder, "there is no such folder");
            }
            try (var files = Files.list(folder)) {
                if (files.noneMatch(file -> file.toString().matches(".*\\.(tf|tf\\.json|tofu)"))) {
                    throw missing(folder, "it holds no .tf file");
                }
            }
            return Files.isDirectory(folder.resolve(dataDirectory));
        }

        private static DeliveryException missing(Path folder, String why) {
            return new DeliveryException(Failure.permanent(
                    "TF-DIR-01", "terraform folder " + folder, why, "Give dir: the folder of the root module"));
        }
    }
}
