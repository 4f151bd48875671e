package io.jenkins.plugins.eksdelivery.promotion.action;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.promotion.engine.Observation;
import io.jenkins.plugins.eksdelivery.promotion.engine.Phase;
import io.jenkins.plugins.eksdelivery.promotion.engine.Scene;
import io.jenkins.plugins.eksdelivery.promotion.world.GlobalDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Waits until the target has all that the source wrote. Where the lag isn't measured the switchover itself, which waits for the last write,
 * is what guarantees it.
 */
final class DrainReplication implements Observation {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** Aurora's metric counts from when a change is written to when it is replayed, so it is never quite zero. */
    private static final double NONE = 1.0;

    private final Scene scene;
    private final GlobalDatabase database;

    DrainReplication(Scene scene, GlobalDatabase database) {
        this.scene = scene;
        this.database = database;
    }

    @Override
    public String name() {
        return "replication.drain";
    }

    @Override
    public Phase phase() {
        return Phase.DRAIN;
    }

    @Override
    public Map<String, Object> observe() throws InterruptedException {
        Instant deadline = scene.clock().instant().plus(LIMIT);
        while (true) {
            OptionalDouble lag = database.lagSeconds(scene.target());
            if (lag.isEmpty()) {
                return Map.of("measured", false);
            }
            if (lag.getAsDouble() < NONE) {
                return Map.of("measured", true, "lagSeconds", lag.getAsDouble());
            }
            if (!scene.clock().instant().isBefore(deadline)) {
                throw new DeliveryException(Failure.permanent(
                        "PR-DRAIN-01",
                        "replication to " + scene.target(),
                        "it is " + lag.getAsDouble() + " s behind " + LIMIT.toMinutes()
                                + " min after the writers stopped",
                        "Look at the load of the target's database"));
            }
            scene.pauses().pause(Duration.ofSeconds(1));
        }
    }
}
