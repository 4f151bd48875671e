package io.jenkins.plugins.eksdelivery.terraform;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.operation.DeliveryContext;
import io.jenkins.plugins.eksdelivery.process.CommandResult;
import io.jenkins.plugins.eksdelivery.workspace.PrivateFolder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Applies exactly the plan that was approved. Before terraform is asked to change anything it checks the approval, every byte of the
 * plan, the commit, and that the state is still the one that was planned against.
 */
public final class TerraformApply {

    private final DeliveryContext context;

    public TerraformApply(DeliveryContext context) {
        this.context = context;
    }

    /**
     * Applies.
     *
     * @throws DeliveryException TF-APPR-01, TF-APPR-02, TF-COMMIT-01, TF-PLAN-01, TF-PLAN-02 and TF-STALE-01 before anything is changed;
     *     TF-LOCK-01; TF-PART-01 when an earlier run of this plan was cut off half-way; TF-STATE-01 when the state could not be written;
     *     what {@link TerraformPlan} throws
     */
    public TerraformApplyResult run(TerraformApplyRequest request) throws InterruptedException {
        Instant start = context.clock().instant();
        TerraformStack stack = request.plan().stack(request.region());
        TerraformCli cli = new TerraformCli(context, stack);
        try {
            if (!request.plan().hasChanges()) {
                return nothingToDo(request, cli, start);
            }
            String approvers = PlanApproval.check(cli.what("apply"), request, start);
            checkCommit(request, cli);
            PrivateFolder folder = PrivateFolder.open(context.workspace(), "apply-" + stack.slug());
            try {
                return apply(request, cli, folder, approvers, start);
            } finally {
                folder.remove();
            }
        } catch (IOException failed) {
            throw new DeliveryException(
                    Failure.permanent(
                            "TF-FILE-01", cli.what("apply"), String.valueOf(failed.getMessage()), "Check the disk"),
                    failed);
        }
    }

    private TerraformApplyResult nothingToDo(TerraformApplyRequest request, TerraformCli cli, Instant start)
            throws IOException, InterruptedException {
        cli.prepare(false);
        context.log().line(cli.what("apply") + ": the plan has no changes, nothing is applied");
        return new TerraformApplyResult(
                StackOutputs.read(cli).outputs(),
                0,
                0,
                0,
                false,
                request.plan().stateSerial(),
                request.plan().planSha256(),
                secondsSince(start));
    }

    private void checkCommit(TerraformApplyRequest request, TerraformCli cli) throws IOException, InterruptedException {
        String planned = request.plan().commit();
        String now = context.workspace().act(new GitHead());
        if (request.requireFresh() && !planned.equals(now)) {
            throw new DeliveryException(Failure.permanent(
                    "TF-COMMIT-01",
                    cli.what("apply"),
                    "the plan was made of commit " + named(planned) + ", checked out is " + named(now),
                    "Check out the planned commit, or run terraformPlan again and have the new plan approved"));
        }
    }

    private TerraformApplyResult apply(
            TerraformApplyRequest request, TerraformCli cli, PrivateFolder folder, String approvers, Instant start)
            throws IOException, InterruptedException {
        ApprovedPlan plan = request.plan();
        String plain = folder.file("plan");
        new PlanVault(context, cli.aws()).unseal(plan.planRef(), plain, plan.planSha256());
        cli.prepare(false);
        StateVersion planned = new StateVersion(plan.stateSerial(), plan.stateLineage());
        StateVersion before = cli.state();
        ApplyMarker marker = new ApplyMarker(context.workspace(), plan);
        boolean begunBefore = marker.isSet();
        if (request.requireFresh() && !planned.sameAs(before)) {
            return moved(request, cli, folder, begunBefore, planned, before, start);
        }
        if (request.dryRun()) {
            context.log().line("dry run: " + cli.what("apply") + " would apply " + plan.summary());
            return result(request, Map.of(), new UiStream.Counts(0, 0, 0), false, before.serial(), start);
        }
        String errored = context.workspace().act(new ErroredState(plan.dir()));
        marker.set();
        context.log().line("%s: %s, approved by %s …".formatted(cli.what("apply"), plan.summary(), approvers));
        UiStream ui = new UiStream(context.log());
        CommandResult ended;
        try {
            ended = cli.run(
                    List.of(
                            "apply",
                            "-json",
                            "-input=false",
                            "-lock-timeout=" + request.lockTimeout().toSeconds() + "s",
                            "-parallelism=" + request.parallelism(),
                            plain),
                    ui,
                    true);
        } catch (InterruptedException interrupted) {
            context.log()
                    .line("%s: interrupted after %d objects; terraform has written the state and freed its lock"
                            .formatted(cli.what("apply"), ui.completed()));
            throw interrupted;
        }
        if (!ended.succeeded()) {
            DeliveryException failed = failed(request, cli, ui, errored, ended);
            if (begunBefore && failed.code().equals("TF-STALE-01")) {
                // The terraform of the killed run was still at work and held the lock until now.
                return moved(request, cli, folder, true, planned, cli.state(), start);
            }
            throw failed;
        }
        StateVersion after = cli.state();
        TerraformApplyResult applied = result(request, ui.outputs(), ui.counts(), false, after.serial(), start);
        audit(applied, cli, approvers, before, after);
        context.log()
                .line("%s: %d added, %d changed, %d destroyed in %.1f s (state %s)"
                        .formatted(
                                cli.what("apply"),
                                applied.added(),
                                applied.changed(),
                                applied.destroyed(),
                                applied.durationSeconds(),
                                after.told()));
        return applied;
    }

    /**
     * The state is not the one that was planned against. When an earlier run of this very plan did that, and nothing of the plan is left
     * to do, its work is done.
     */
    private TerraformApplyResult moved(
            TerraformApplyRequest request,
            TerraformCli cli,
            PrivateFolder folder,
            boolean begunBefore,
            StateVersion planned,
            StateVersion now,
            Instant start)
            throws IOException, InterruptedException {
        if (!begunBefore) {
            throw new DeliveryException(TerraformFailure.stale(
                    cli.what("apply"),
                    "the plan was made against " + planned.told() + ", the state is now " + now.told()));
        }
        context.log()
                .line(cli.what("apply") + ": an earlier run began to apply this plan; looking at what is left of it …");
        PlanReport report =
                PlanReport.parse(cli.capture("show", List.of("show", "-json", "-no-color", folder.file("plan"))));
        Map<String, Object> variables = new LinkedHashMap<>();
        report.variables()
                .fields()
                .forEachRemaining(entry -> variables.put(
                        entry.getKey(), PlainJson.of(entry.getValue().path("value"))));
        String file = folder.write("vars.tfvars.json", new ObjectMapper().writeValueAsString(variables));
        UiStream ui = new UiStream(context.log());
        CommandResult left = cli.run(
                List.of(
                        "plan",
                        "-json",
                        "-input=false",
                        "-detailed-exitcode",
                        "-lock-timeout=" + request.lockTimeout().toSeconds() + "s",
                        "-var-file=" + file),
                ui);
        if (left.succeeded()) {
            context.log().line(cli.what("apply") + ": the plan has been applied already (state " + now.told() + ")");
            return result(
                    request,
                    StackOutputs.read(cli).outputs(),
                    new UiStream.Counts(0, 0, 0),
                    true,
                    cli.state().serial(),
                    start);
        }
        if (!ui.errors().isEmpty()) {
            throw TerraformFailure.of(cli.what("apply"), ui.errors(), left.exitCode());
        }
        UiStream.Counts rest = ui.counts();
        throw new DeliveryException(Failure.permanent(
                "TF-PART-01",
                cli.what("apply"),
                "an earlier run of this plan was cut off: %d to add, %d to change, %d to destroy are left"
                        .formatted(rest.add(), rest.change(), rest.remove()),
                "Run terraformPlan again and have the rest approved"));
    }

    private DeliveryException failed(
            TerraformApplyRequest request, TerraformCli cli, UiStream ui, String erroredBefore, CommandResult ended)
            throws IOException, InterruptedException {
        DeliveryException cause = TerraformFailure.of(cli.what("apply"), ui.errors(), ended.exitCode());
        String dir = request.plan().dir();
        String errored = context.workspace().act(new ErroredState(dir));
        if (!errored.isEmpty() && !errored.equals(erroredBefore)) {
            return new DeliveryException(
                    Failure.permanent(
                            "TF-STATE-01",
                            cli.what("apply"),
                            "the state could not be written to the backend and is kept in " + dir + "/errored.tfstate ("
                                    + cause.failure().why() + ")",
                            "When the backend is back, run in " + dir + ": "
                                    + request.plan().tool().program() + " state push errored.tfstate"),
                    cause);
        }
        if (ui.completed() == 0) {
            return cause;
        }
        Failure failure = cause.failure();
        return new DeliveryException(
                new Failure(
                        failure.code(),
                        failure.what(),
                        failure.why() + "; " + ui.completed() + " objects were done before it and are in the state",
                        failure.remedy(),
                        false),
                cause);
    }

    private void audit(
            TerraformApplyResult applied, TerraformCli cli, String approvers, StateVersion before, StateVersion after) {
        Map<String, String> evidence = new LinkedHashMap<>();
        evidence.put("planSha256", applied.planSha256());
        evidence.put("approvedBy", approvers);
        evidence.put("stateBefore", before.told());
        evidence.put("stateAfter", after.told());
        evidence.put("added", Integer.toString(applied.added()));
        evidence.put("changed", Integer.toString(applied.changed()));
        evidence.put("destroyed", Integer.toString(applied.destroyed()));
        context.audit().record("terraform.apply", cli.what("apply"), evidence);
    }

    private TerraformApplyResult result(
            TerraformApplyRequest request,
            Map<String, Object> outputs,
            UiStream.Counts counts,
            boolean alreadyApplied,
            long serialAfter,
            Instant start) {
        return new TerraformApplyResult(
                outputs,
                counts.add(),
                counts.change(),
                counts.remove(),
                alreadyApplied,
                serialAfter,
                request.plan().planSha256(),
                secondsSince(start));
    }

    private double secondsSince(Instant start) {
        return Duration.between(start, context.clock().instant()).toMillis() / 1000.0;
    }

    private static String named(String commit) {
        return commit.isEmpty() ? "(none)" : commit;
    }
}
