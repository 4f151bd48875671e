package io.jenkins.plugins.eksdelivery.runner.demo;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import io.jenkins.plugins.eksdelivery.process.CapturedOutput;
import io.jenkins.plugins.eksdelivery.process.Command;
import io.jenkins.plugins.eksdelivery.process.LocalCommandRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes the buckets that hold the states of all stacks, as a person does once per account: with {@code terraform/bootstrap}. */
final class StateBuckets {

    private final Path project;
    private final Path state;
    private final Map<String, String> environment;
    private final DeliveryLog log;

    /** @param state folder that ends with the cloud, and with it what is known of the buckets */
    StateBuckets(Path project, Path state, Map<String, String> environment, DeliveryLog log) {
        this.project = project;
        this.state = state;
        this.environment = environment;
        this.log = log;
    }

    void make() throws InterruptedException {
        Path stateFile = state.resolve("bootstrap.tfstate");
        if (Files.exists(stateFile)) {
            return;
        }
        log.line("Making the buckets for terraform's states");
        terraform(List.of("init", "-input=false", "-no-color"));
        terraform(List.of(
                "apply",
                "-input=false",
                "-no-color",
                "-auto-approve",
                "-state=" + stateFile,
                "-var=name=orders",
                "-var=regions=[\"us-east-1\",\"us-west-2\"]",
                "-var=local_cloud=true",
                "-var=force_destroy=true"));
    }

    private void terraform(List<String> arguments) throws InterruptedException {
        CapturedOutput output = new CapturedOutput();
        List<String> command =
                new ArrayList<>(List.of("terraform", "-chdir=" + project.resolve("terraform/bootstrap")));
        command.addAll(arguments);
        int exit = new LocalCommandRunner(environment, project)
                .run(
                        Command.of(command)
                                .with(Map.of(
                                        "TF_DATA_DIR",
                                        state.resolve("bootstrap").toString())),
                        output)
                .exitCode();
        if (exit != 0) {
            throw new DeliveryException(Failure.permanent(
                    "DEMO-STATE-01",
                    "terraform " + arguments.get(0) + " of terraform/bootstrap",
                    "it ended with status " + exit + ": "
                            + output.error().strip().lines().limit(5).toList(),
                    "Look at the local cloud: eks-delivery cloud status"));
        }
    }
}
