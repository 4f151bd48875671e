package io.jenkins.plugins.eksdelivery.promotion.action;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.promotion.engine.Action;
import io.jenkins.plugins.eksdelivery.promotion.engine.Phase;
import io.jenkins.plugins.eksdelivery.promotion.engine.Scene;
import io.jenkins.plugins.eksdelivery.promotion.world.GlobalDatabase;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Makes the target's Aurora cluster the writer: the point of no return. Planned it is a switchover, unplanned a failover that may lose data
 * within the bound.
 */
final class PromoteAurora implements Action {

    private final Scene scene;
    private final GlobalDatabase database;

    PromoteAurora(Scene scene, GlobalDatabase database) {
        this.scene = scene;
        this.database = database;
    }

    @Override
    public String name() {
        return "aurora.promote";
    }

    @Override
    public Phase phase() {
        return Phase.PROMOTE_DATA;
    }

    @Override
    public boolean pointOfNoReturn() {
        return true;
    }

    @Override
    public Duration limit() {
        return Duration.ofMinutes(30);
    }

    @Override
    public Standing look() throws InterruptedException {
        GlobalDatabase.State state = database.state();
        if (state.moving()) {
            return Standing.UNDERWAY;
        }
        return state.writerRegion().equals(scene.target()) ? Standing.DONE : Standing.NEEDED;
    }

    @Override
    public Map<String, Object> before() throws InterruptedException {
        return Map.of("writer", database.state().writerRegion());
    }

    @Override
    public void change(Map<String, Object> before) throws InterruptedException {
        requireReadyTarget();
        if (scene.planned()) {
            scene.log().line("Switching the Aurora writer over to " + scene.target());
            database.switchOver(scene.target());
        } else {
            requireBoundedLoss();
            scene.log().line("Failing the Aurora writer over to " + scene.target());
            database.failOver(scene.target());
        }
    }

    @Override
    public void undo(Map<String, Object> before) {
        // never called once it happened; before that there is nothing to put back
    }

    private void requireReadyTarget() throws InterruptedException {
        GlobalDatabase.Member member = database.member(scene.target());
        if (!member.status().equals("available") || member.instances() == 0) {
            throw new DeliveryException(Failure.permanent(
                    "PR-AURORA-02",
                    "aurora cluster in " + scene.target(),
                    "it can't take over: status " + member.status() + ", " + member.instances()
                            + " instances available",
                    "Add an instance, or wait until the cluster is available"));
        }
    }

    private void requireBoundedLoss() throws InterruptedException {
        OptionalDouble lag = database.lagSeconds(scene.target());
        boolean tooMuch = lag.isPresent() && lag.getAsDouble() > scene.request().maxDataLossSeconds();
        if (tooMuch || lag.isEmpty() && !scene.request().breakGlass()) {
            throw new DeliveryException(Failure.permanent(
                    "PR-LOSS-02",
                    "failover of aurora to " + scene.target(),
                    (lag.isEmpty() ? "the loss is not known" : lag.getAsDouble() + " s of data would be lost")
                            + ", and " + scene.request().maxDataLossSeconds() + " s are allowed",
                    "Raise maxDataLossSeconds if that loss is acceptable"
                            + (lag.isEmpty() ? ", and break the glass with two people (breakGlass)" : "")));
        }
    }
}
