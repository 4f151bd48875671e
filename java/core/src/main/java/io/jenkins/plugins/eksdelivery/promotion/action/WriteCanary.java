package io.jenkins.plugins.eksdelivery.promotion.action;

import io.jenkins.plugins.eksdelivery.promotion.engine.Action;
import io.jenkins.plugins.eksdelivery.promotion.engine.Phase;
import io.jenkins.plugins.eksdelivery.promotion.engine.Scene;
import java.util.Map;

/** Writes one item to a global table in the target and reads it back. */
final class WriteCanary implements Action {

    private final Scene scene;
    private final String table;

    WriteCanary(Scene scene, String table) {
        this.scene = scene;
        this.table = table;
    }

    @Override
    public String name() {
        return "dynamodb.canary";
    }

    @Override
    public Phase phase() {
        return Phase.BIND;
    }

    @Override
    public Standing look() throws InterruptedException {
        return scene.world().tables().canary(scene.target(), table).orElse("").equals(scene.run())
                ? Standing.DONE
                : Standing.NEEDED;
    }

    @Override
    public void change(Map<String, Object> before) throws InterruptedException {
        scene.world().tables().writeCanary(scene.target(), table, scene.run());
    }

    @Override
    public void undo(Map<String, Object> before) {
        // the item tells which run was here last and harms nobody
    }
}
