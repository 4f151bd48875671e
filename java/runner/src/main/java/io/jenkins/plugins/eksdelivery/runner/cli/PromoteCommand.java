package io.jenkins.plugins.eksdelivery.runner.cli;

import io.jenkins.plugins.eksdelivery.operation.DeliveryContext;
import io.jenkins.plugins.eksdelivery.promotion.OpenRuns;
import io.jenkins.plugins.eksdelivery.promotion.PromoteRegion;
import io.jenkins.plugins.eksdelivery.promotion.PromoteRegionRequest;
import io.jenkins.plugins.eksdelivery.promotion.PromoteRegionResult;
import io.jenkins.plugins.eksdelivery.promotion.plan.Mode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code eks-delivery promote}: makes the standby region active, without Jenkins. */
@Command(
        name = "promote",
        mixinStandardHelpOptions = true,
        description = {
            "Makes the standby region active, planned or unplanned.",
            "The result goes to standard output as JSON. Exit status 0: the region is active; 1: failed; 3: waits for approvals;"
                    + " 4: interrupted, and can be gone on with."
        })
final class PromoteCommand implements Callable<Integer> {

    @Option(names = "--plan", required = true, paramLabel = "FILE", description = "The promotion file.")
    private String plan = "";

    @Option(names = "--to", paramLabel = "REGION", description = "Region that is to be active.")
    private @Nullable String to;

    @Option(
            names = "--from",
            paramLabel = "REGION",
            description = "Region to leave; needed only when data and traffic are in different regions.")
    private @Nullable String from;

    @Option(names = "--mode", defaultValue = "PLANNED", description = "planned or unplanned (default: planned).")
    private Mode mode = Mode.PLANNED;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the record.")
    private @Nullable String reason;

    @Option(
            names = "--approve",
            paramLabel = "WHO[=DIGEST]",
            description = "Who approves; =DIGEST binds it to one report. Repeatable.")
    private List<String> approvers = new ArrayList<>();

    @Option(names = "--approvals", paramLabel = "N", description = "People who must approve the report (default: 2).")
    private @Nullable Integer before;

    @Option(
            names = "--traffic-approvals",
            paramLabel = "N",
            description = "People who must approve the shift of traffic (default: 1).")
    private @Nullable Integer beforeTraffic;

    @Option(
            names = "--max-data-loss",
            paramLabel = "SECONDS",
            description = "Bound on the loss of data; mandatory when unplanned.")
    private @Nullable Integer maxDataLoss;

    @Option(names = "--bake", paramLabel = "MINUTES", description = "How long alarms are watched after (default: 15).")
    private @Nullable Integer bakeMinutes;

    @Option(names = "--break-glass", description = "Override red checks that can be; needs two people.")
    private boolean breakGlass;

    @Option(names = "--resume", paramLabel = "RUN", description = "Go on with this run.")
    private @Nullable String resume;

    @Option(names = "--dry-run", description = "Show the tasks and the readiness report, and change nothing.")
    private boolean dryRun;

    @Mixin
    private AwsOptions aws = new AwsOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (resume == null && (to == null || reason == null)) {
            throw new ParameterException(spec.commandLine(), "A new promotion needs --to and --reason");
        }
        DeliveryContext context = aws.context(spec.commandLine().getErr());
        Thread self = Thread.currentThread();
        try (Interruptions interruptions = new Interruptions(signal -> self.interrupt())) {
            PromoteRegionRequest request = PromoteRegionRequest.of(arguments(context));
            PromoteRegionResult result = new PromoteRegion(
                            context, new NamedApprovals(approvers, request.reason(), context.clock()))
                    .run(request);
            spec.commandLine().getOut().println(ResultJson.of(result.toMap()));
            return switch (result.state()) {
                case COMPLETED, UNCHANGED, PLANNED_ONLY -> ExitStatus.SUCCESS.code();
                case AWAITING_APPROVAL -> ExitStatus.UNSTABLE.code();
                case ABORTED -> ExitStatus.FAILURE.code();
            };
        }
    }

    private Map<String, Object> arguments(DeliveryContext context) throws InterruptedException {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("plan", AwsOptions.absolute(plan));
        arguments.put("reason", reason == null ? "resumed" : reason);
        arguments.put("breakGlass", breakGlass);
        arguments.put("dryRun", dryRun);
        put(arguments, "from", from);
        put(arguments, "bakeMinutes", bakeMinutes);
        if (resume != null) {
            arguments.put("resume", resume);
            arguments.put("to", to == null ? new OpenRuns(context).targetOf(AwsOptions.absolute(plan), resume) : to);
            return arguments; // the rest is in the run's journal
        }
        put(arguments, "to", to);
        put(arguments, "maxDataLossSeconds", maxDataLoss);
        arguments.put("mode", mode.name().toLowerCase(Locale.ROOT));
        Map<String, Object> approvals = new LinkedHashMap<>();
        put(approvals, "before", before);
        put(approvals, "beforeTraffic", beforeTraffic);
        arguments.put("approvals", approvals);
        return arguments;
    }

    private static void put(Map<String, Object> arguments, String name, @Nullable Object value) {
        if (value != null) {
            arguments.put(name, value);
        }
    }
}
