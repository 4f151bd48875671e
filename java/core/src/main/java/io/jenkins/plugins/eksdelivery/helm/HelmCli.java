package io.jenkins.plugins.eksdelivery.helm;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.operation.DeliveryContext;
import io.jenkins.plugins.eksdelivery.process.CapturedOutput;
import io.jenkins.plugins.eksdelivery.process.Command;
import io.jenkins.plugins.eksdelivery.process.CommandResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs helm, 3 or 4: same results, other flags. */
final class HelmCli {

    /** After SIGINT helm marks the release failed. */
    private static final Duration GRACE = Duration.ofSeconds(60);

    /** Leaves the process id, and the namespace that it counts in, for a run that finds this one killed. */
    private static final String WITH_PID =
            "echo \"$$ $(readlink /proc/self/ns/pid 2>/dev/null)\" > \"$0\" && exec \"$@\"";

    private final DeliveryContext context;
    private final Map<String, String> environment;
    private final int major;

    private HelmCli(DeliveryContext context, Map<String, String> environment, int major) {
        this.context = context;
        this.environment = Map.copyOf(environment);
        this.major = major;
    }

    /**
     * Finds out which helm is there.
     *
     * @param kubeconfig absolute path
     * @throws DeliveryException HD-TOOL-01 when there is none, or one that is neither 3 nor 4
     */
    static HelmCli find(DeliveryContext context, String kubeconfig) throws InterruptedException {
        Map<String, String> environment = Map.of("KUBECONFIG", kubeconfig);
        CapturedOutput output = new CapturedOutput();
        try {
            context.commands()
                    .run(
                            Command.of("helm", "version", "--template", "{{.Version}}")
                                    .with(environment),
                            output);
        } catch (DeliveryException failed) {
            Failure cause = failed.failure();
            throw cause.code().equals("PROC-01")
                    ? new DeliveryException(
                            Failure.permanent("HD-TOOL-01", cause.what(), cause.why(), cause.remedy()), failed)
                    : failed;
        }
        String version = output.output().strip();
        int major = version.startsWith("v3.") ? 3 : version.startsWith("v4.") ? 4 : 0;
        if (major == 0) {
            throw new DeliveryException(Failure.permanent(
                    "HD-TOOL-01",
                    "program 'helm'",
                    "its version is '" + version + "'; Helm 3 and 4 are known",
                    "Install Helm 3 or 4 (https://helm.sh/docs/intro/install)"));
        }
        return new HelmCli(context, environment, major);
    }

    /** Helm 3 waits by polling every two seconds, Helm 4 by watching. */
    List<String> waiting(boolean ready, boolean jobs) {
        List<String> flags = new ArrayList<>();
        if (ready) {
            flags.add("--wait");
        }
        if (ready && jobs) {
            flags.add("--wait-for-jobs");
        }
        return flags;
    }

    List<String> forcing(boolean force) {
        return force ? List.of(major == 3 ? "--force" : "--force-replace") : List.of();
    }

    /** Runs a command whose output is for us. */
    Ended capture(List<String> arguments) throws InterruptedException {
        return run(helm(arguments));
    }

    /** Runs a command that changes the cluster; its process id goes to the file. */
    Ended change(String pidFile, List<String> arguments) throws InterruptedException {
        List<String> line = new ArrayList<>(List.of("sh", "-c", WITH_PID, pidFile));
        line.addAll(helm(arguments));
        return run(line);
    }

    /**
     * A command that has ended.
     *
     * @param exitCode its exit status
     * @param output may hold secrets of the release
     * @param error what helm said was wrong, and warnings
     */
    record Ended(int exitCode, String output, String error) {
        boolean succeeded() {
            return exitCode == 0;
        }
    }

    private Ended run(List<String> line) throws InterruptedException {
        CapturedOutput output = new CapturedOutput();
        CommandResult result =
                context.commands().run(Command.of(line).with(environment).withGrace(GRACE), output);
        return new Ended(result.exitCode(), output.output(), output.error());
    }

    private static List<String> helm(List<String> arguments) {
        List<String> line = new ArrayList<>(List.of("helm"));
        line.addAll(arguments);
        return line;
    }
}
