package io.jenkins.plugins.eksdelivery.promotion.action;

import io.jenkins.plugins.eksdelivery.approval.SubjectDigest;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.promotion.engine.Action;
import io.jenkins.plugins.eksdelivery.promotion.engine.Phase;
import io.jenkins.plugins.eksdelivery.promotion.engine.Scene;
import io.jenkins.plugins.eksdelivery.promotion.world.ObjectStore;
import java.util.Map;
import java.util.Optional;

/** Puts up the sign that deployments are frozen: an object that deploying steps look for. */
final class FreezeDeploys implements Action {

    private final Scene scene;

    FreezeDeploys(Scene scene) {
        this.scene = scene;
    }

    @Override
    public String name() {
        return "deploys.freeze";
    }

    @Override
    public Phase phase() {
        return Phase.OPEN;
    }

    @Override
    public Standing look() throws InterruptedException {
        Optional<ObjectStore.Stored> sign =
                scene.world().journal().get(scene.places().freeze());
        if (sign.isEmpty()) {
            return Standing.NEEDED;
        }
        if (!sign.get().text().equals(text())) {
            throw new DeliveryException(Failure.permanent(
                    "PR-FREEZE-01",
                    "freeze of " + scene.plan().application(),
                    "another freeze is in force: " + sign.get().text(),
                    "End it, or remove " + scene.world().journal().location()
                            + scene.places().freeze()));
        }
        return Standing.DONE;
    }

    @Override
    public void change(Map<String, Object> before) throws InterruptedException {
        scene.world().journal().create(scene.places().freeze(), text());
    }

    @Override
    public void undo(Map<String, Object> before) throws InterruptedException {
        Optional<ObjectStore.Stored> sign =
                scene.world().journal().get(scene.places().freeze());
        if (sign.isPresent() && sign.get().text().equals(text())) {
            scene.world().journal().delete(scene.places().freeze());
        }
    }

    private String text() {
        return SubjectDigest.canonical(
                Map.of("run", scene.run(), "reason", scene.request().reason()));
    }
}
