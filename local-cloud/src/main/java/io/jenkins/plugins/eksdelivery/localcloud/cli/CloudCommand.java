package io.jenkins.plugins.eksdelivery.localcloud.cli;

import io.jenkins.plugins.eksdelivery.localcloud.CloudSettings;
import io.jenkins.plugins.eksdelivery.localcloud.CloudState;
import io.jenkins.plugins.eksdelivery.localcloud.CloudStatus;
import io.jenkins.plugins.eksdelivery.localcloud.LocalCloud;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code cloud}: starts, stops and disturbs the local cloud of the working directory. */
@Command(
        name = "cloud",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "A cloud of two regions on this machine: AWS API, registries, routing controls, Kubernetes.",
        subcommands = {FaultCommand.class})
public final class CloudCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description = "Working directory whose cloud is meant (default: the current one).")
    private Path directory = Path.of("");

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "No command given");
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Starts the cloud, or takes up one that runs. Its variables are in .eks-delivery/cloud/env.")
    int up() throws InterruptedException {
        PrintWriter out = out();
        CloudState state = cloud().up(out::println);
        out.println("AWS API      " + state.endpoint());
        state.registries().forEach((region, port) -> out.println("registry     127.0.0.1:" + port + "  " + region));
        state.kubernetes()
                .forEach((region, kubernetes) -> out.println("Kubernetes   https://127.0.0.1:"
                        + state.kubernetesGates().get(region) + "  " + region
                        + (kubernetes.realNode() ? "  (pods run)" : "  (pods only seem to run)")));
        state.absent().forEach((part, reason) -> out.println("not there    " + part + ": " + reason));
        out.println("variables    " + settings().state().resolve("env"));
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "Stops the cloud; what it holds is lost.")
    int down() throws InterruptedException {
        List<String> stopped = cloud().down();
        out().println(stopped.isEmpty() ? "The local cloud did not run." : "Stopped: " + String.join(", ", stopped));
        return 0;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Says what runs and which faults are on; status 1 when the cloud does not run or a part has ended.")
    int status() throws InterruptedException {
        CloudStatus status = cloud().status();
        PrintWriter out = out();
        if (!status.up()) {
            out.println("The local cloud does not run.");
            return 1;
        }
        out.println("AWS API   " + status.endpoint());
        out.println("running   " + String.join(", ", status.running()));
        out.println("faults    " + cloud().control().faults());
        if (!status.ended().isEmpty()) {
            out.println("ended     " + String.join(", ", status.ended()));
            return 1;
        }
        return 0;
    }

    LocalCloud cloud() {
        return new LocalCloud(settings());
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private CloudSettings settings() {
        return CloudSettings.in(directory.toAbsolutePath(), System.getenv());
    }
}
