package io.jenkins.plugins.eksdelivery.promotion.action;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.promotion.engine.Facts;
import io.jenkins.plugins.eksdelivery.promotion.engine.Observation;
import io.jenkins.plugins.eksdelivery.promotion.engine.Phase;
import io.jenkins.plugins.eksdelivery.promotion.engine.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The first gate: people approve this very report. */
final class ReportApproval implements Observation {

    static final String NAME = "approval.report";

    private final Scene scene;
    private final Facts facts;

    ReportApproval(Scene scene, Facts facts) {
        this.scene = scene;
        this.facts = facts;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Phase phase() {
        return Phase.APPROVAL;
    }

    @Override
    public Map<String, Object> observe() throws InterruptedException {
        Map<String, Object> report = facts.of(TakeReadiness.NAME);
        Duration maxAge = Duration.ofHours(scene.request().readinessMaxAgeHours());
        Instant taken = Instant.parse(String.valueOf(report.get("at")));
        int people = scene.request().approvals().before();
        Map<String, Object> counted = new PeopleGate(scene)
                .ask(
                        "Promote " + scene.target() + " of " + scene.plan().application() + ", "
                                + (scene.planned() ? "planned" : "unplanned"),
                        report,
                        scene.request().breakGlass() ? Math.max(2, people) : people,
                        maxAge,
                        true);
        if (scene.clock().instant().isAfter(taken.plus(maxAge))) {
            throw new DeliveryException(Failure.permanent(
                    "PR-READY-02",
                    "readiness report of " + taken,
                    "it is older than " + maxAge.toHours() + " h",
                    "Begin a new run"));
        }
        return counted;
    }
}
