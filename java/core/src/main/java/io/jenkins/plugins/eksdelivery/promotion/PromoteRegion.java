package io.jenkins.plugins.eksdelivery.promotion;

import io.jenkins.plugins.eksdelivery.approval.ApprovalDesk;
import io.jenkins.plugins.eksdelivery.aws.AwsIdentity;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.operation.AwsAccess;
import io.jenkins.plugins.eksdelivery.operation.DeliveryContext;
import io.jenkins.plugins.eksdelivery.promotion.PromoteRegionResult.State;
import io.jenkins.plugins.eksdelivery.promotion.engine.Journal;
import io.jenkins.plugins.eksdelivery.promotion.engine.JournalEntry;
import io.jenkins.plugins.eksdelivery.promotion.engine.Pauses;
import io.jenkins.plugins.eksdelivery.promotion.engine.Places;
import io.jenkins.plugins.eksdelivery.promotion.plan.Mode;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan;
import io.jenkins.plugins.eksdelivery.promotion.world.AwsWorld;
import io.jenkins.plugins.eksdelivery.promotion.world.ClusterClients;
import io.jenkins.plugins.eksdelivery.promotion.world.ObjectStore;
import io.jenkins.plugins.eksdelivery.promotion.world.RegionGuard;
import io.jenkins.plugins.eksdelivery.promotion.world.S3ObjectStore;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Makes the standby region active. The journal lies in the target region: a run that one executor began, in Jenkins or on a laptop, another
 * one finishes.
 */
public final class PromoteRegion {

    private final DeliveryContext context;
    private final ApprovalDesk desk;
    private final ClusterClients clusters;

    /** A promotion that asks nobody: approvals come with the request, or the run waits for them. */
    public PromoteRegion(DeliveryContext context) {
        this(context, ApprovalDesk.EMPTY);
    }

    /** A promotion that asks people at this desk. */
    public PromoteRegion(DeliveryContext context, ApprovalDesk desk) {
        this(context, desk, ClusterClients.eks(context));
    }

    PromoteRegion(DeliveryContext context, ApprovalDesk desk, ClusterClients clusters) {
        this.context = context;
        this.desk = desk;
        this.clusters = clusters;
    }

    /**
     * Promotes, or goes on with a run.
     *
     * @throws DeliveryException PR-…, AWS-…, PARAM-…
     * @throws InterruptedException when interrupted; the run stays open and can be gone on with
     */
    public PromoteRegionResult run(PromoteRegionRequest request) throws InterruptedException {
        PromotionPlan plan = new PlanInWorkspace(context.workspace()).read(request.plan());
        String executor = executor();
        String id = id(request, plan, executor);
        plan.otherThan(request.to());
        Promotion.requireAccount(
                plan, AwsIdentity.of(context.aws().in(request.to())).accountId());
        ObjectStore store =
                new S3ObjectStore(context.aws().in(request.to()), plan.journal().bucket(request.to()));
        Journal journal = Journal.read(store, places(plan).run(id), context.clock(), executor);
        if (!request.resume().isEmpty() && journal.entries().isEmpty()) {
            throw new DeliveryException(Failure.permanent(
                    "PR-RESUME-01",
                    "run " + id,
                    "there is no journal of it in " + store.location()
                            + places(plan).run(id),
                    "Give the id of a run to " + request.to() + ": eks-delivery region-status tells the open one"));
        }
        boolean resumed = !journal.entries().isEmpty();
        PromoteRegionRequest effective = resumed ? recorded(journal, request) : request;
        String lost = effective.mode() == Mode.UNPLANNED ? plan.otherThan(effective.to()) : "";
        AwsAccess aws = lost.isEmpty()
                ? context.aws().in(effective.to())
                : new RegionGuard(context.aws().in(effective.to()), lost);
        try (AwsWorld world =
                new AwsWorld(aws, plan, effective.to(), lost, clusters, context.environment(), context.clock())) {
            PromoteRegionResult result = new Promotion(
                            plan, world, desk, executor, starter(), context.clock(), Pauses.REAL, context.log())
                    .run(id, effective, resumed);
            tell(plan, effective, result);
            return result;
        }
    }

    private static Places places(PromotionPlan plan) {
        return new Places(plan.journal().prefix() + plan.application() + "/");
    }

    private String id(PromoteRegionRequest request, PromotionPlan plan, String executor) {
        if (!request.resume().isEmpty()) {
            return request.resume();
        }
        return request.runId().isEmpty()
                ? Promotion.newRun(plan.application(), context.clock(), executor)
                : request.runId();
    }

    /** What the run was begun with counts; only approvals may come later. */
    private static PromoteRegionRequest recorded(Journal journal, PromoteRegionRequest request) {
        JournalEntry open = journal.entries().get(0);
        if (!(open.data().get("request") instanceof Map<?, ?> given)) {
            throw new IllegalStateException("the journal's first entry has no request");
        }
        Map<String, Object> merged = new LinkedHashMap<>();
        given.forEach((key, value) -> merged.put(String.valueOf(key), value));
        merged.put("plan", request.plan());
        if (!request.approval().isEmpty()) {
            merged.put("approval", request.approval());
        }
        return PromoteRegionRequest.of(merged);
    }

    private String starter() {
        return context.environment()
                .getOrDefault("BUILD_USER_ID", context.environment().getOrDefault("USER", ""));
    }

    private static String executor() {
        return System.getProperty("user.name") + "-" + ProcessHandle.current().pid() + "-"
                + UUID.randomUUID().toString().substring(0, 8);
    }

    private void tell(PromotionPlan plan, PromoteRegionRequest request, PromoteRegionResult result) {
        if (result.state() == State.COMPLETED) {
            context.log()
                    .line(String.format(
                            Locale.ROOT,
                            "%s is active: recovery time %.1f s, recovery point %s",
                            result.activeRegion(),
                            result.rtoSecondsMeasured(),
                            result.rpoSecondsMeasured() < 0 ? "not measured" : result.rpoSecondsMeasured() + " s"));
            context.audit()
                    .record(
                            "region.promote",
                            plan.application() + " to " + request.to(),
                            Map.of(
                                    "run", result.runId(),
                                    "mode", request.mode().name().toLowerCase(Locale.ROOT),
                                    "reason", request.reason(),
                                    "report", result.reportHash(),
                                    "journal", result.auditHash()));
        }
    }
}
