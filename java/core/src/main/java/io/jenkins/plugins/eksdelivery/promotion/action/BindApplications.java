package io.jenkins.plugins.eksdelivery.promotion.action;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.promotion.engine.Action;
import io.jenkins.plugins.eksdelivery.promotion.engine.Phase;
import io.jenkins.plugins.eksdelivery.promotion.engine.Scene;
import io.jenkins.plugins.eksdelivery.promotion.world.GlobalDatabase;
import java.util.Map;

/** Tells the target's applications that they are active. They write from here on, so no writer of the source may be left. */
final class BindApplications implements Action {

    private final Scene scene;
    private final RoleFlags flags;

    BindApplications(Scene scene) {
        this.scene = scene;
        this.flags = new RoleFlags(scene, scene.target(), true);
    }

    @Override
    public String name() {
        return "applications.bind";
    }

    @Override
    public Phase phase() {
        return Phase.BIND;
    }

    @Override
    public Standing look() throws InterruptedException {
        return flags.areSet() ? Standing.DONE : Standing.NEEDED;
    }

    @Override
    public Map<String, Object> before() throws InterruptedException {
        return Map.of("flags", flags.values());
    }

    @Override
    public void change(Map<String, Object> before) throws InterruptedException {
        requireWriter(scene, name());
        if (scene.planned() && scene.request().fenceSource()) {
            requireFence();
        }
        flags.set();
    }

    @Override
    public void undo(Map<String, Object> before) throws InterruptedException {
        if (before.get("flags") instanceof Map<?, ?> values) {
            flags.restore(values);
        }
    }

    /** No application is told to write to, and no user is sent to, a region whose database only reads. */
    static void requireWriter(Scene scene, String act) throws InterruptedException {
        GlobalDatabase database = scene.world().database();
        if (database == null) {
            return;
        }
        String writer = database.state().writerRegion();
        if (!writer.equals(scene.target())) {
            throw new DeliveryException(Failure.permanent(
                    "PR-WRITER-01",
                    act + " in " + scene.target(),
                    "the database's writer is in " + (writer.isEmpty() ? "no region" : writer),
                    "Find out what moved it"));
        }
    }

    private void requireFence() throws InterruptedException {
        new Deployments(scene, scene.source()).eachWriter((workloads, release, name, state) -> {
            if (state.desired() > 0 || state.ready() > 0) {
                throw new DeliveryException(Failure.permanent(
                        "PR-FENCE-01",
                        "deployment " + Deployments.key(release, name) + " in " + scene.source(),
                        "it was stopped and has " + state.desired() + " replicas again",
                        "Find out what scales it (an autoscaler, a deployment) and scale it to 0"));
            }
        });
    }
}
