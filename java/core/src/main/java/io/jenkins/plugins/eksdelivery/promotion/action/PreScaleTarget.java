package io.jenkins.plugins.eksdelivery.promotion.action;

import io.jenkins.plugins.eksdelivery.promotion.check.DeployedImages;
import io.jenkins.plugins.eksdelivery.promotion.engine.Action;
import io.jenkins.plugins.eksdelivery.promotion.engine.Facts;
import io.jenkins.plugins.eksdelivery.promotion.engine.Phase;
import io.jenkins.plugins.eksdelivery.promotion.engine.Scene;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan.Release;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gives the target the pods for the full load, from images that are in its own registry, and waits until they are ready. */
final class PreScaleTarget implements Action {

    private final Scene scene;
    private final Facts facts;
    private final Deployments target;

    PreScaleTarget(Scene scene, Facts facts) {
        this.scene = scene;
        this.facts = facts;
        this.target = new Deployments(scene, scene.target());
    }

    @Override
    public String name() {
        return "target.pre-scale";
    }

    @Override
    public Phase phase() {
        return Phase.PRE_SCALE;
    }

    @Override
    public Duration limit() {
        return scene.request().preScale().timeout();
    }

    @Override
    public Standing look() throws InterruptedException {
        boolean[] seen = new boolean[2];
        target.each((workloads, release, name, state) -> {
            int wanted = wanted(release, name);
            seen[0] |= state.desired() < wanted;
            seen[1] |= state.ready() < (wanted * scene.request().preScale().minReady() + 99) / 100;
        });
        return seen[0] ? Standing.NEEDED : seen[1] ? Standing.UNDERWAY : Standing.DONE;
    }

    @Override
    public Map<String, Object> before() throws InterruptedException {
        return new LinkedHashMap<>(Map.of("replicas", target.desired()));
    }

    @Override
    public void change(Map<String, Object> before) throws InterruptedException {
        new DeployedImages(scene).requireInTarget();
        target.each((workloads, release, name, state) -> {
            if (state.desired() < wanted(release, name)) {
                workloads.scale(release.namespace(), name, wanted(release, name));
            }
        });
    }

    @Override
    public void undo(Map<String, Object> before) throws InterruptedException {
        if (before.get("replicas") instanceof Map<?, ?> replicas) {
            target.restore(replicas);
        }
    }

    /** The source's replicas as they were before the fence, or those of the plan, whichever are more. */
    private int wanted(Release release, String name) {
        int inSource = facts.of(LocateTruth.NAME).get(LocateTruth.SOURCE_REPLICAS) instanceof Map<?, ?> replicas
                        && replicas.get(Deployments.key(release, name)) instanceof Number had
                ? had.intValue()
                : 0;
        int percent = scene.request().preScale().targetPercent();
        return Math.max(1, (Math.max(inSource, release.replicas()) * percent + 99) / 100);
    }
}
