package io.jenkins.plugins.eksdelivery.promotion.action;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.promotion.engine.Observation;
import io.jenkins.plugins.eksdelivery.promotion.engine.Phase;
import io.jenkins.plugins.eksdelivery.promotion.engine.Scene;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan.Release;
import io.jenkins.plugins.eksdelivery.promotion.world.GlobalDatabase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds out which region is active: where the writer is, where users are sent. When these disagree an automatic failover has happened, and
 * a person says with {@code from} whether it is completed or reverted.
 */
final class LocateTruth implements Observation {

    static final String NAME = "truth";
    static final String SOURCE_REPLICAS = "sourceReplicas";
    static final String LAG = "lagSeconds";

    private final Scene scene;

    LocateTruth(Scene scene) {
        this.scene = scene;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Phase phase() {
        return Phase.LOCATE_TRUTH;
    }

    @Override
    public Map<String, Object> observe() throws InterruptedException {
        Map<String, Object> facts = new LinkedHashMap<>();
        Set<String> traffic = new TreeSet<>(scene.world().traffic().directedTo());
        facts.put("traffic", List.copyOf(traffic));
        GlobalDatabase database = scene.world().database();
        if (database != null) {
            GlobalDatabase.State state = database.state();
            facts.put("writer", state.writerRegion());
            if (state.moving()) {
                throw new DeliveryException(Failure.transientFault(
                        "PR-TRUTH-02",
                        "aurora of " + scene.plan().application(),
                        "a switchover or failover is under way that this run did not start",
                        "Wait until it has ended, then look: eks-delivery region-status"));
            }
            database.lagSeconds(scene.target()).ifPresent(lag -> facts.put(LAG, lag));
            if (scene.request().from().isEmpty()) {
                requireAgreement(state.writerRegion(), traffic);
            }
        }
        if (scene.planned()) {
            facts.put(SOURCE_REPLICAS, replicas(scene.source()));
        }
        scene.log().line("Active now: " + facts);
        return facts;
    }

    private void requireAgreement(String writer, Set<String> traffic) {
        boolean agree = writer.equals(scene.source()) && traffic.equals(Set.of(scene.source()));
        boolean lost = !scene.planned() && !writer.equals(scene.target()) && !traffic.contains(scene.target());
        if (agree || lost) {
            return;
        }
        throw new DeliveryException(Failure.permanent(
                "PR-TRUTH-01",
                "active region of " + scene.plan().application(),
                "the writer is in " + writer + " and users are sent to " + traffic
                        + ": an automatic failover or half a promotion has happened",
                "Complete or revert it: name the region to leave with --from and the one to make active with --to"));
    }

    private Map<String, Object> replicas(String region) throws InterruptedException {
        Map<String, Object> replicas = new LinkedHashMap<>();
        for (Release release : scene.plan().releases()) {
            for (String name : release.deployments()) {
                replicas.put(
                        release.namespace() + "/" + name,
                        scene.world()
                                .workloads(region)
                                .deployment(release.namespace(), name)
                                .desired());
            }
        }
        return replicas;
    }
}
