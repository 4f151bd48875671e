package io.jenkins.plugins.eksdelivery.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.operation.DeliveryContext;
import io.jenkins.plugins.eksdelivery.process.CommandResult;
import io.jenkins.plugins.eksdelivery.workspace.PrivateFolder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Plans a change and keeps the plan, encrypted, for {@link TerraformApply}. */
public final class TerraformPlan {

    private static final int HAS_CHANGES = 2;

    private final DeliveryContext context;

    public TerraformPlan(DeliveryContext context) {
        this.context = context;
    }

    /**
     * Plans.
     *
     * @throws DeliveryException TF-TOOL-01, TF-DIR-01, TF-HCL-01, TF-VAR-01, TF-LOCK-01, TF-BACKEND-01, TF-CRED-01, TF-PROVIDER-01,
     *     TF-VERSION-01, TF-POLICY-01, TF-RUN-01
     */
    public TerraformPlanResult run(TerraformPlanRequest request) throws InterruptedException {
        Instant start = context.clock().instant();
        TerraformStack stack = new TerraformStack(
                request.dir(), request.workspace(), request.backendConfig(), request.tool(), request.region());
        TerraformCli cli = new TerraformCli(context, stack);
        if (request.dryRun()) {
            context.log()
                    .line("dry run: would run " + cli.what("plan") + ": "
                            + String.join(" ", arguments(request, "<plan>", "<variables>")));
            return result(request, stack, new PlanReport("", List.of(), missing()), false, noPlan(), "none", "", start);
        }
        try {
            PrivateFolder folder = PrivateFolder.open(context.workspace(), "plan-" + stack.slug());
            try {
                return plan(request, stack, cli, folder, start);
            } finally {
                folder.remove();
            }
        } catch (IOException failed) {
            throw new DeliveryException(
                    Failure.permanent(
                            "TF-FILE-01", cli.what("plan"), String.valueOf(failed.getMessage()), "Check the disk"),
                    failed);
        }
    }

    private TerraformPlanResult plan(
            TerraformPlanRequest request, TerraformStack stack, TerraformCli cli, PrivateFolder folder, Instant start)
            throws IOException, InterruptedException {
        cli.prepare(request.init());
        String variables = request.vars().isEmpty()
                ? ""
                : folder.write("vars.tfvars.json", new ObjectMapper().writeValueAsString(request.vars()));
        String plain = folder.file("plan");
        context.log().line(cli.what("plan") + " …");
        UiStream ui = new UiStream(context.log());
        CommandResult result = cli.run(arguments(request, plain, variables), ui);
        if (!result.succeeded() && result.exitCode() != HAS_CHANGES) {
            throw TerraformFailure.of(cli.what("plan"), ui.errors(), result.exitCode());
        }
        PlanReport report = PlanReport.parse(cli.capture("show", List.of("show", "-json", "-no-color", plain)));
        PlanTable.lines(report).forEach(context.log()::line);
        String policy = PolicyCheck.check(cli.what("plan"), request.policy(), report);
        String kmsKey = request.backendConfig().getOrDefault("kms_key_id", "");
        PlanFiles.Sealed sealed = new PlanVault(context, cli.aws()).seal(plain, planRef(request, stack), kmsKey);
        String commit = context.workspace().act(new GitHead());
        TerraformPlanResult planned =
                result(request, stack, report, result.exitCode() == HAS_CHANGES, sealed, policy, commit, start);
        context.log()
                .line("%s: %s in %.1f s (%s, plan %s)"
                        .formatted(
                                cli.what("plan"),
                                planned.summary(),
                                planned.durationSeconds(),
                                sealed.state().told(),
                                sealed.sha256().substring(0, 12)));
        return planned;
    }

    private static List<String> arguments(TerraformPlanRequest request, String plan, String variables) {
        List<String> arguments = new ArrayList<>(List.of("plan", "-json", "-input=false", "-detailed-exitcode"));
        arguments.add("-out=" + plan);
        arguments.add("-lock-timeout=" + request.lockTimeout().toSeconds() + "s");
        arguments.add("-parallelism=" + request.parallelism());
        if (!request.refresh()) {
            arguments.add("-refresh=false");
        }
        if (request.refreshOnly()) {
            arguments.add("-refresh-only");
        }
        if (request.destroy()) {
            arguments.add("-destroy");
        }
        request.target().forEach(address -> arguments.add("-target=" + address));
        request.replace().forEach(address -> arguments.add("-replace=" + address));
        request.varFiles().forEach(file -> arguments.add("-var-file=" + file));
        if (!variables.isEmpty()) {
            arguments.add("-var-file=" + variables);
        }
        return arguments;
    }

    private TerraformPlanResult result(
            TerraformPlanRequest request,
            TerraformStack stack,
            PlanReport report,
            boolean hasChanges,
            PlanFiles.Sealed sealed,
            String policy,
            String commit,
            Instant start) {
        return new TerraformPlanResult(
                hasChanges,
                report.add(),
                report.count(ResourceChange.Action.UPDATE),
                report.destroy(),
                report.count(ResourceChange.Action.REPLACE),
                report.count(ResourceChange.Action.IMPORT),
                report.changes().stream().map(ResourceChange::toMap).toList(),
                sealed.sha256(),
                sealed.state().serial(),
                sealed.state().lineage(),
                commit,
                policy,
                hasChanges || !report.changes().isEmpty() ? report.summary() : "no changes",
                planRef(request, stack),
                request.backendConfig().containsKey("kms_key_id") ? "kms" : PlanKey.Local.HEADER,
                request.dir(),
                request.workspace(),
                request.backendConfig(),
                request.tool(),
                report.toolVersion(),
                request.region(),
                Duration.between(start, context.clock().instant()).toMillis() / 1000.0);
    }

    private static String planRef(TerraformPlanRequest request, TerraformStack stack) {
        return request.saveTo().isEmpty() ? ".eks-delivery/plans/" + stack.slug() + ".tfplan" : request.saveTo();
    }

    private static PlanFiles.Sealed noPlan() {
        return new PlanFiles.Sealed("", StateVersion.NONE);
    }

    private static JsonNode missing() {
        return MissingNode.getInstance();
    }
}
