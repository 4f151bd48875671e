package io.jenkins.plugins.eksdelivery.localcloud.cli;

import io.jenkins.plugins.eksdelivery.localcloud.ControlApi;
import io.jenkins.plugins.eksdelivery.localcloud.FaultRule;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The command {@code cloud fault}: breaks the local cloud in the ways that clouds break. */
@Command(
        name = "fault",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Breaks the local cloud in the ways that clouds break.")
public final class FaultCommand implements Runnable {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CloudCommand parent;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "No command given");
    }

    @Command(
            name = "region-down",
            mixinStandardHelpOptions = true,
            description = "Makes a region unreachable: AWS API, registry, Kubernetes, its routing-control endpoint.")
    int regionDown(@Parameters(paramLabel = "REGION") String region) throws InterruptedException {
        control().regionDown(region);
        return told();
    }

    @Command(name = "region-up", mixinStandardHelpOptions = true, description = "Makes a region reachable again.")
    int regionUp(@Parameters(paramLabel = "REGION") String region) throws InterruptedException {
        control().regionUp(region);
        return told();
    }

    @Command(
            name = "arc-endpoint-down",
            mixinStandardHelpOptions = true,
            description = "Makes one of the five routing-control endpoints unreachable.")
    int arcEndpointDown(@Parameters(paramLabel = "REGION") String region) throws InterruptedException {
        control().call("PUT", "faults/arc-endpoints/" + region, null);
        return told();
    }

    @Command(mixinStandardHelpOptions = true, description = "Refuses calls as AWS does when there are too many.")
    int throttle(
            @Parameters(paramLabel = "SERVICE", description = "Signing name, such as rds or ecr.") String service,
            @Option(names = "--action", defaultValue = "", description = "One action only, such as PutImage.")
                    String action,
            @Option(names = "--region", defaultValue = "", description = "One region only.") String region,
            @Option(names = "--times", defaultValue = "-1", description = "How many calls; default: all.") int times)
            throws InterruptedException {
        control().add(FaultRule.throttle(service, action, times).in(region));
        return told();
    }

    @Command(mixinStandardHelpOptions = true, description = "Slows calls down.")
    int latency(
            @Parameters(paramLabel = "MILLISECONDS") int milliseconds,
            @Option(names = "--service", defaultValue = "", description = "One service only.") String service,
            @Option(names = "--region", defaultValue = "", description = "One region only.") String region)
            throws InterruptedException {
        control().add(FaultRule.latency(service, milliseconds).in(region));
        return told();
    }

    @Command(mixinStandardHelpOptions = true, description = "Takes all faults away.")
    int clear() throws InterruptedException {
        control().clearFaults();
        return told();
    }

    private int told() throws InterruptedException {
        parent.out().println("faults: " + control().faults());
        return 0;
    }

    private ControlApi control() {
        return parent.cloud().control();
    }
}
