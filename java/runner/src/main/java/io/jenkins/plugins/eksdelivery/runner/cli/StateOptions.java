package io.jenkins.plugins.eksdelivery.runner.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the command line keeps what it does. */
final class StateOptions {

    @Option(
            names = "--state",
            paramLabel = "DIR",
            defaultValue = "${env:EKS_DELIVERY_STATE:-.eks-delivery}",
            description = "Folder of runs and workspaces (default: ${DEFAULT-VALUE}).")
    private Path state = Path.of(".eks-delivery");

    RunFolders runs() {
        return new RunFolders(state.resolve("runs"));
    }

    Path workspace() {
        return state.resolve("workspace");
    }
}
