package io.jenkins.plugins.eksdelivery.promotion.action;

import io.jenkins.plugins.eksdelivery.promotion.engine.Observation;
import io.jenkins.plugins.eksdelivery.promotion.engine.Phase;
import io.jenkins.plugins.eksdelivery.promotion.engine.Scene;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan.Endpoint;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Asks as a user would: the public address, or the region that the traffic switch names. */
final class VerifyFromOutside implements Observation {

    static final String NAME = "verify";

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int IN_A_ROW = 3;

    private final Scene scene;

    VerifyFromOutside(Scene scene) {
        this.scene = scene;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Phase phase() {
        return Phase.VERIFY;
    }

    @Override
    public Map<String, Object> observe() throws InterruptedException {
        Endpoint everyone = scene.plan().health().everyone();
        Endpoint asked = everyone == null ? scene.plan().health().of(scene.target()) : everyone;
        int attempts = new GoodAnswers(scene)
                .await(
                        asked,
                        scene.target(),
                        IN_A_ROW,
                        LIMIT,
                        "PR-VERIFY-01",
                        () -> scene.world().traffic().directedTo().equals(Set.of(scene.target())));
        return Map.of("endpoint", asked.shown(), "attempts", attempts);
    }
}
