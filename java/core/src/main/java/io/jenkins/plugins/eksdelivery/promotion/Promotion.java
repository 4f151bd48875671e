package io.jenkins.plugins.eksdelivery.promotion;

import io.jenkins.plugins.eksdelivery.approval.Approval;
import io.jenkins.plugins.eksdelivery.approval.ApprovalDesk;
import io.jenkins.plugins.eksdelivery.approval.ApprovalRules;
import io.jenkins.plugins.eksdelivery.approval.ApproveRequest;
import io.jenkins.plugins.eksdelivery.approval.ApproveResult;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import io.jenkins.plugins.eksdelivery.promotion.PromoteRegionResult.State;
import io.jenkins.plugins.eksdelivery.promotion.action.PromotionTasks;
import io.jenkins.plugins.eksdelivery.promotion.check.Readiness;
import io.jenkins.plugins.eksdelivery.promotion.engine.Engine;
import io.jenkins.plugins.eksdelivery.promotion.engine.Journal;
import io.jenkins.plugins.eksdelivery.promotion.engine.Lease;
import io.jenkins.plugins.eksdelivery.promotion.engine.Pauses;
import io.jenkins.plugins.eksdelivery.promotion.engine.Scene;
import io.jenkins.plugins.eksdelivery.promotion.engine.Task;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan;
import io.jenkins.plugins.eksdelivery.promotion.world.World;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One promotion in a given world: begins a run or goes on with one. */
public final class Promotion {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final PromotionPlan plan;
    private final World world;
    private final ApprovalDesk desk;
    private final String executor;
    private final String starter;
    private final Clock clock;
    private final Pauses pauses;
    private final DeliveryLog log;

    /**
     * A promotion.
     *
     * @param executor the process that runs it; another one each time
     * @param starter the person who started it; "" when nobody did
     */
    public Promotion(
            PromotionPlan plan,
            World world,
            ApprovalDesk desk,
            String executor,
            String starter,
            Clock clock,
            Pauses pauses,
            DeliveryLog log) {
        this.plan = plan;
        this.world = world;
        this.desk = desk;
        this.executor = executor;
        this.starter = starter;
        this.clock = clock;
        this.pauses = pauses;
        this.log = log;
    }

    /**
     * Runs it.
     *
     * @param request what is asked for; on resume that of the run's journal counts
     * @param resumed whether the request is of a run that exists
     */
    public PromoteRegionResult run(String run, PromoteRegionRequest request, boolean resumed)
            throws InterruptedException {
        Scene scene = new Scene(run, plan, request, world, given(request), starter, clock, pauses, log);
        if (!resumed) {
            requireRegions(request);
            requireAccount(plan, world.account());
            ActiveRegion active = ActiveRegion.of(world);
            if (active.name().equals(request.to())
                    && Lease.openRun(world.journal(), scene.places().lock()).isEmpty()) {
                log.line(request.to() + " is active already; nothing to do");
                return result(scene, State.UNCHANGED, active.name());
            }
        }
        if (request.dryRun()) {
            return preview(scene);
        }
        log.line("Promoting " + request.to() + " of " + plan.application() + ", "
                + request.mode().name().toLowerCase(Locale.ROOT) + ", run " + run);
        try {
            Journal journal = new Engine(scene, executor, facts -> PromotionTasks.of(scene, facts)).run();
            boolean completed =
                    journal.entries().get(journal.entries().size() - 1).data().get("state") instanceof String word
                            && word.equals("completed");
            return new RunReport(scene, journal)
                    .result(
                            completed ? State.COMPLETED : State.ABORTED,
                            ActiveRegion.of(world).name());
        } catch (DeliveryException waiting) {
            if (!waiting.code().equals(Engine.AWAITING)) {
                throw waiting;
            }
            log.line(waiting.failure().message());
            return result(scene, State.AWAITING_APPROVAL, ActiveRegion.of(world).name());
        }
    }

    /** A new run's id: application, time, and what tells two of one second apart. */
    static String newRun(String application, Clock clock, String executor) {
        return application.substring(0, Math.min(36, application.length())) + "-" + STAMP.format(clock.instant()) + "-"
                + String.format(
                        Locale.ROOT,
                        "%04x",
                        (executor.hashCode() ^ clock.instant().getNano()) & 0xffff);
    }

    private void requireRegions(PromoteRegionRequest request) {
        String source = plan.otherThan(request.to());
        if (!request.from().isEmpty() && !request.from().equals(source)) {
            throw new DeliveryException(Failure.permanent(
                    "PR-REGION-02",
                    "region '" + request.from() + "'",
                    plan.application() + " has " + plan.primary() + " and " + plan.standby(),
                    "Give from: '" + source + "', or leave it out"));
        }
    }

    static void requireAccount(PromotionPlan plan, String account) {
        if (!account.equals(plan.account())) {
            throw new DeliveryException(Failure.permanent(
                    "PR-ACCOUNT-01",
                    "promotion of " + plan.application(),
                    "the identity is of account " + account + " and the promotion file is for " + plan.account(),
                    "Use a role of account " + plan.account()));
        }
    }

    private PromoteRegionResult preview(Scene scene) throws InterruptedException {
        log.line("Dry run: nothing is changed");
        List<Task> tasks = PromotionTasks.of(scene, task -> Map.of());
        for (Task task : tasks) {
            log.line(String.format(
                    Locale.ROOT,
                    "  %2d %-24s %s",
                    task.phase().number(),
                    task.phase().title(),
                    task.name()));
        }
        new Readiness(scene).report().lines().forEach(log::line);
        return result(scene, State.PLANNED_ONLY, ActiveRegion.of(world).name());
    }

    private PromoteRegionResult result(Scene scene, State state, String activeRegion) throws InterruptedException {
        Journal journal = Journal.read(world.journal(), scene.places().run(scene.run()), clock, executor);
        return new RunReport(scene, journal).result(state, activeRegion);
    }

    /** Approvals that came with the request stand beside those that the desk knows. */
    private ApprovalDesk given(PromoteRegionRequest request) {
        List<Approval> approvals = new ArrayList<>();
        if (!request.approval().isEmpty()) {
            try {
                approvals.addAll(ApproveResult.fromMap(request.approval()).approvals());
            } catch (IllegalArgumentException other) {
                throw new DeliveryException(
                        Failure.permanent(
                                "PARAM-04",
                                "promoteRegion: parameter 'approval'",
                                "it is not the result of approve",
                                "Give what approve(subject: …) returned"),
                        other);
            }
        }
        return new ApprovalDesk() {
            @Override
            public List<Approval> ask(ApproveRequest question) throws InterruptedException {
                boolean enough = question.rules()
                        .result(
                                approvals,
                                question.subjectDigest(),
                                groups(),
                                ApprovalRules.People.NOBODY,
                                clock.instant())
                        .isPresent();
                List<Approval> all = new ArrayList<>(approvals);
                if (!enough) {
                    all.addAll(desk.ask(question));
                }
                return all;
            }

            @Override
            public ApprovalRules.Groups groups() {
                return desk.groups();
            }
        };
    }
}
