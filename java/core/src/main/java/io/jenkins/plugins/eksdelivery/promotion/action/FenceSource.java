package io.jenkins.plugins.eksdelivery.promotion.action;

import io.jenkins.plugins.eksdelivery.promotion.engine.Action;
import io.jenkins.plugins.eksdelivery.promotion.engine.Phase;
import io.jenkins.plugins.eksdelivery.promotion.engine.Scene;
import java.util.LinkedHashMap;
import java.util.Map;

/** Stops the source's writers: role flags say standby, writing Deployments have no pod left. */
final class FenceSource implements Action {

    private final Scene scene;
    private final Deployments source;
    private final RoleFlags flags;

    FenceSource(Scene scene) {
        this.scene = scene;
        this.source = new Deployments(scene, scene.source());
        this.flags = new RoleFlags(scene, scene.source(), false);
    }

    @Override
    public String name() {
        return "source.fence";
    }

    @Override
    public Phase phase() {
        return Phase.FENCE;
    }

    @Override
    public Standing look() throws InterruptedException {
        boolean[] seen = new boolean[2];
        source.eachWriter((workloads, release, name, state) -> {
            seen[0] |= state.desired() > 0;
            seen[1] |= state.ready() > 0;
        });
        if (seen[0] || !flags.areSet()) {
            return Standing.NEEDED;
        }
        return seen[1] ? Standing.UNDERWAY : Standing.DONE;
    }

    @Override
    public Map<String, Object> before() throws InterruptedException {
        Map<String, Object> before = new LinkedHashMap<>();
        before.put("replicas", source.desired());
        before.put("flags", flags.values());
        return before;
    }

    @Override
    public void change(Map<String, Object> before) throws InterruptedException {
        scene.log().line("Stopping the writers in " + scene.source());
        flags.set();
        source.eachWriter((workloads, release, name, state) -> {
            if (state.desired() > 0) {
                workloads.scale(release.namespace(), name, 0);
            }
        });
    }

    @Override
    public void undo(Map<String, Object> before) throws InterruptedException {
        if (before.get("flags") instanceof Map<?, ?> values) {
            flags.restore(values);
        }
        if (before.get("replicas") instanceof Map<?, ?> replicas) {
            source.restore(replicas);
        }
    }
}
