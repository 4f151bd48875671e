package io.jenkins.plugins.eksdelivery.promotion.action;

import io.jenkins.plugins.eksdelivery.approval.SubjectDigest;
import io.jenkins.plugins.eksdelivery.promotion.engine.Action;
import io.jenkins.plugins.eksdelivery.promotion.engine.Phase;
import io.jenkins.plugins.eksdelivery.promotion.engine.Scene;
import io.jenkins.plugins.eksdelivery.promotion.world.ObjectStore;
import java.util.Map;
import java.util.Optional;

/** Records which region is active now, for Terraform's variables and for whoever asks. */
final class RecordActiveRegion implements Action {

    private final Scene scene;

    RecordActiveRegion(Scene scene) {
        this.scene = scene;
    }

    @Override
    public String name() {
        return "active-region.record";
    }

    @Override
    public Phase phase() {
        return Phase.AFTERWARDS;
    }

    @Override
    public Standing look() throws InterruptedException {
        return stored().map(ObjectStore.Stored::text).orElse("").equals(text()) ? Standing.DONE : Standing.NEEDED;
    }

    @Override
    public void change(Map<String, Object> before) throws InterruptedException {
        Optional<ObjectStore.Stored> stored = stored();
        if (stored.isEmpty()) {
            scene.world().journal().create(scene.places().active(), text());
        } else {
            scene.world()
                    .journal()
                    .replace(scene.places().active(), text(), stored.get().tag());
        }
    }

    @Override
    public void undo(Map<String, Object> before) {
        // after the point of no return
    }

    private Optional<ObjectStore.Stored> stored() throws InterruptedException {
        return scene.world().journal().get(scene.places().active());
    }

    private String text() {
        return SubjectDigest.canonical(
                Map.of("application", scene.plan().application(), "activeRegion", scene.target(), "run", scene.run()));
    }
}
