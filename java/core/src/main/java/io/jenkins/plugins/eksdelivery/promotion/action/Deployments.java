package io.jenkins.plugins.eksdelivery.promotion.action;

import io.jenkins.plugins.eksdelivery.promotion.engine.Scene;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan.Release;
import io.jenkins.plugins.eksdelivery.promotion.world.Workloads;
import io.jenkins.plugins.eksdelivery.promotion.world.Workloads.DeploymentState;
import java.util.LinkedHashMap;
import java.util.Map;

/** The Deployments of all releases in one region, read one by one at each call. */
final class Deployments {

    private final Scene scene;
    private final String region;

    Deployments(Scene scene, String region) {
        this.scene = scene;
        this.region = region;
    }

    /** What to do with one Deployment. */
    @FunctionalInterface
    interface Each {

        void visit(Workloads workloads, Release release, String name, DeploymentState state)
                throws InterruptedException;
    }

    void each(Each each) throws InterruptedException {
        Workloads workloads = scene.world().workloads(region);
        for (Release release : scene.plan().releases()) {
            for (String name : release.deployments()) {
                each.visit(workloads, release, name, workloads.deployment(release.namespace(), name));
            }
        }
    }

    void eachWriter(Each each) throws InterruptedException {
        Workloads workloads = scene.world().workloads(region);
        for (Release release : scene.plan().releases()) {
            for (String name : release.writers()) {
                each.visit(workloads, release, name, workloads.deployment(release.namespace(), name));
            }
        }
    }

    /** Desired replicas of each, by {@code namespace/name}. */
    Map<String, Object> desired() throws InterruptedException {
        Map<String, Object> replicas = new LinkedHashMap<>();
        each((workloads, release, name, state) -> replicas.put(key(release, name), state.desired()));
        return replicas;
    }

    /** Gives each writer, or each Deployment, the replicas that it had, where they differ. */
    void restore(Map<?, ?> replicas) throws InterruptedException {
        each((workloads, release, name, state) -> {
            if (replicas.get(key(release, name)) instanceof Number had && had.intValue() != state.desired()) {
                workloads.scale(release.namespace(), name, had.intValue());
            }
        });
    }

    static String key(Release release, String name) {
        return release.namespace() + "/" + name;
    }
}
