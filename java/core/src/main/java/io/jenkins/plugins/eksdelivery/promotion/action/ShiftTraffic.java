package io.jenkins.plugins.eksdelivery.promotion.action;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.promotion.engine.Action;
import io.jenkins.plugins.eksdelivery.promotion.engine.Phase;
import io.jenkins.plugins.eksdelivery.promotion.engine.Scene;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sends users to the target in one atomic call, after a last look at its database and pods. */
final class ShiftTraffic implements Action {

    private final Scene scene;

    ShiftTraffic(Scene scene) {
        this.scene = scene;
    }

    @Override
    public String name() {
        return "traffic.shift";
    }

    @Override
    public Phase phase() {
        return Phase.SHIFT_TRAFFIC;
    }

    @Override
    public Standing look() throws InterruptedException {
        return scene.world().traffic().directedTo().equals(Set.of(scene.target())) ? Standing.DONE : Standing.NEEDED;
    }

    @Override
    public Map<String, Object> before() throws InterruptedException {
        return Map.of("traffic", List.copyOf(scene.world().traffic().directedTo()));
    }

    @Override
    public void change(Map<String, Object> before) throws InterruptedException {
        BindApplications.requireWriter(scene, name());
        requirePods();
        scene.log()
                .line("Sending users to " + scene.target() + " by "
                        + scene.world().traffic().kind());
        scene.world().traffic().direct(scene.target());
    }

    @Override
    public void undo(Map<String, Object> before) {
        // after the point of no return
    }

    private void requirePods() throws InterruptedException {
        int least = scene.request().preScale().minReady();
        new Deployments(scene, scene.target()).each((workloads, release, name, state) -> {
            if (state.ready() * 100 < state.desired() * least || state.ready() == 0) {
                throw new DeliveryException(Failure.permanent(
                        "PR-TRAFFIC-02",
                        "deployment " + Deployments.key(release, name) + " in " + scene.target(),
                        state.ready() + " of " + state.desired() + " pods are ready",
                        "Look at the pods in " + scene.target()));
            }
        });
    }
}
