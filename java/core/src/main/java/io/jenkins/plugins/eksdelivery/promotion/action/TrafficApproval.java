package io.jenkins.plugins.eksdelivery.promotion.action;

import io.jenkins.plugins.eksdelivery.approval.SubjectDigest;
import io.jenkins.plugins.eksdelivery.promotion.engine.Facts;
import io.jenkins.plugins.eksdelivery.promotion.engine.Observation;
import io.jenkins.plugins.eksdelivery.promotion.engine.Phase;
import io.jenkins.plugins.eksdelivery.promotion.engine.Scene;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The second gate: people approve that users are sent to the target. */
final class TrafficApproval implements Observation {

    static final String NAME = "approval.traffic";

    private static final Duration VALID = Duration.ofHours(4);

    private final Scene scene;
    private final Facts facts;

    TrafficApproval(Scene scene, Facts facts) {
        this.scene = scene;
        this.facts = facts;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Phase phase() {
        return Phase.TRAFFIC_APPROVAL;
    }

    @Override
    public Map<String, Object> observe() throws InterruptedException {
        Map<String, Object> subject = new LinkedHashMap<>();
        subject.put("run", scene.run());
        subject.put("trafficTo", scene.target());
        subject.put("report", SubjectDigest.of(facts.of(TakeReadiness.NAME)));
        return new PeopleGate(scene)
                .ask(
                        "Send users of " + scene.plan().application() + " to " + scene.target(),
                        subject,
                        scene.request().approvals().beforeTraffic(),
                        VALID,
                        false);
    }
}
