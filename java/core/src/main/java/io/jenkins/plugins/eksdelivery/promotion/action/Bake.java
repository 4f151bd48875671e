package io.jenkins.plugins.eksdelivery.promotion.action;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.promotion.engine.Observation;
import io.jenkins.plugins.eksdelivery.promotion.engine.Phase;
import io.jenkins.plugins.eksdelivery.promotion.engine.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Watches the target's alarms for a while. */
final class Bake implements Observation {

    private static final Duration BETWEEN = Duration.ofSeconds(15);

    private final Scene scene;

    Bake(Scene scene) {
        this.scene = scene;
    }

    @Override
    public String name() {
        return "bake";
    }

    @Override
    public Phase phase() {
        return Phase.BAKE;
    }

    @Override
    public Map<String, Object> observe() throws InterruptedException {
        List<String> alarms = new ArrayList<>(scene.plan().alarmsOf(scene.target()));
        alarms.addAll(scene.request().alarms());
        Instant end =
                scene.clock().instant().plus(Duration.ofMinutes(scene.request().bakeMinutes()));
        while (true) {
            List<String> ringing = scene.world().alarms().ringing(scene.target(), alarms);
            if (!ringing.isEmpty()) {
                throw new DeliveryException(Failure.permanent(
                        "PR-BAKE-01",
                        "alarms of " + scene.target(),
                        String.join(", ", ringing) + " went off after the traffic had moved",
                        "See to them"));
            }
            if (!scene.clock().instant().isBefore(end)) {
                return Map.of("minutes", scene.request().bakeMinutes(), "alarms", alarms);
            }
            Duration rest = Duration.between(scene.clock().instant(), end);
            scene.pauses().pause(rest.compareTo(BETWEEN) < 0 ? rest : BETWEEN);
        }
    }
}
