package io.jenkins.plugins.eksdelivery.runner.cli;

import io.jenkins.plugins.eksdelivery.promotion.RegionStatus;
import io.jenkins.plugins.eksdelivery.promotion.RegionStatusRequest;
import io.jenkins.plugins.eksdelivery.promotion.RegionStatusResult;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code eks-delivery region-status}: says which region is active. */
@Command(
        name = "region-status",
        mixinStandardHelpOptions = true,
        description = {
            "Says which region is active, as data, traffic and applications each tell it.",
            "The result goes to standard output as JSON. Exit status 0: they agree; 3: they disagree."
        })
final class RegionStatusCommand implements Callable<Integer> {

    @Option(names = "--plan", required = true, paramLabel = "FILE", description = "The promotion file.")
    private String plan = "";

    @Mixin
    private AwsOptions aws = new AwsOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        RegionStatusResult result = new RegionStatus(
                        aws.context(spec.commandLine().getErr()))
                .run(RegionStatusRequest.of(Map.of("plan", AwsOptions.absolute(plan))));
        spec.commandLine().getOut().println(ResultJson.of(result.toMap()));
        return (result.agree() ? ExitStatus.SUCCESS : ExitStatus.UNSTABLE).code();
    }
}
