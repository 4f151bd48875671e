package io.jenkins.plugins.eksdelivery.promotion.action;

import io.jenkins.plugins.eksdelivery.promotion.engine.Action;
import io.jenkins.plugins.eksdelivery.promotion.engine.Phase;
import io.jenkins.plugins.eksdelivery.promotion.engine.Scene;
import java.util.Map;

/** Takes the sign down that deployments are frozen. */
final class Unfreeze implements Action {

    private final Scene scene;

    Unfreeze(Scene scene) {
        this.scene = scene;
    }

    @Override
    public String name() {
        return "deploys.unfreeze";
    }

    @Override
    public Phase phase() {
        return Phase.UNFREEZE;
    }

    @Override
    public Standing look() throws InterruptedException {
        return scene.world().journal().get(scene.places().freeze()).isPresent() ? Standing.NEEDED : Standing.DONE;
    }

    @Override
    public void change(Map<String, Object> before) throws InterruptedException {
        scene.world().journal().delete(scene.places().freeze());
    }

    @Override
    public void undo(Map<String, Object> before) {
        // after the point of no return
    }
}
