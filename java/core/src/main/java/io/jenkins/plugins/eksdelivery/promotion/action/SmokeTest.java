package io.jenkins.plugins.eksdelivery.promotion.action;

import io.jenkins.plugins.eksdelivery.promotion.engine.Observation;
import io.jenkins.plugins.eksdelivery.promotion.engine.Phase;
import io.jenkins.plugins.eksdelivery.promotion.engine.Scene;
import java.time.Duration;
import java.util.Map;

/** Asks the target through its own endpoint before anything depends on it. */
final class SmokeTest implements Observation {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Scene scene;

    SmokeTest(Scene scene) {
        this.scene = scene;
    }

    @Override
    public String name() {
        return "target.smoke-test";
    }

    @Override
    public Phase phase() {
        return Phase.SMOKE_TEST;
    }

    @Override
    public Map<String, Object> observe() throws InterruptedException {
        int attempts = new GoodAnswers(scene)
                .await(scene.plan().health().of(scene.target()), scene.target(), 1, LIMIT, "PR-SMOKE-01", () -> true);
        return Map.of("attempts", attempts);
    }
}
