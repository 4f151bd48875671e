package io.jenkins.plugins.eksdelivery.promotion.check;

import io.jenkins.plugins.eksdelivery.promotion.check.Check.Answer;
import io.jenkins.plugins.eksdelivery.promotion.engine.Scene;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan.Release;
import io.jenkins.plugins.eksdelivery.promotion.world.Workloads;
import io.jenkins.plugins.eksdelivery.promotion.world.Workloads.ReleaseState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks of clusters, releases and images. */
final class WorkloadChecks {

    private final Scene scene;

    WorkloadChecks(Scene scene) {
        this.scene = scene;
    }

    List<Check> all() {
        List<Check> checks = new ArrayList<>();
        checks.add(Check.vital("eks.reachable", this::reachable));
        checks.add(Check.blocking("eks.nodes", this::nodes).after("eks.reachable"));
        checks.add(Check.blocking("releases.deployed", this::deployed).after("eks.reachable"));
        checks.add(Check.blocking("images.digests", this::images).after("releases.deployed"));
        checks.add(Check.blocking("images.pinned", this::pinned).after("releases.deployed"));
        if (scene.planned()) {
            checks.add(Check.of("eks.source-reachable", this::sourceReachable));
            checks.add(Check.of("releases.parity", this::parity).after("releases.deployed"));
        }
        return checks;
    }

    private Answer reachable() throws InterruptedException {
        scene.world().workloads(scene.target()).readyNodes();
        return Answer.of(true, "answers", "the cluster's API answers", "");
    }

    private Answer sourceReachable() throws InterruptedException {
        scene.world().workloads(scene.source()).readyNodes();
        return Answer.of(true, "answers", "the cluster's API answers", "");
    }

    private Answer nodes() throws InterruptedException {
        int ready = scene.world().workloads(scene.target()).readyNodes();
        return Answer.of(ready > 0, ready + " ready", "at least 1", "Scale the node group up");
    }

    private Answer deployed() throws InterruptedException {
        List<String> ill = new ArrayList<>();
        Workloads workloads = scene.world().workloads(scene.target());
        for (Release release : scene.plan().releases()) {
            Optional<ReleaseState> state = workloads.release(release.namespace(), release.name());
            if (state.isEmpty()) {
                ill.add(release.name() + " is not installed");
            } else if (!state.get().status().equals("deployed")) {
                ill.add(release.name() + " is " + state.get().status());
            }
        }
        return Answer.of(
                ill.isEmpty(),
                ill.isEmpty() ? scene.plan().releases().size() + " deployed" : String.join(", ", ill),
                "every release is deployed in " + scene.target(),
                "Deploy it there: helmDeploy(region: '" + scene.target() + "')");
    }

    private Answer images() throws InterruptedException {
        List<String> missing = new DeployedImages(scene).missingInTarget();
        return Answer.of(
                missing.isEmpty(),
                missing.isEmpty() ? "all there" : "missing " + String.join(", ", missing),
                "the registry of " + scene.target() + " has every deployed image",
                "Push them there: pushToEcr(replicaRegions: ['" + scene.target() + "'])");
    }

    private Answer pinned() throws InterruptedException {
        List<String> tags = new ArrayList<>();
        Workloads workloads = scene.world().workloads(scene.target());
        for (Release release : scene.plan().releases()) {
            for (String name : release.deployments()) {
                for (String image :
                        workloads.deployment(release.namespace(), name).images()) {
                    if (!release.repository().isEmpty() && !image.contains("@sha256:")) {
                        tags.add(image);
                    }
                }
            }
        }
        return tags.isEmpty()
                ? Answer.of(true, "by digest", "images are named by digest", "")
                : Answer.notMeasured(
                        "by tag: " + String.join(", ", tags),
                        "images are named by digest",
                        "Deploy by digest: helmDeploy(image: [digest: …])");
    }

    private Answer parity() throws InterruptedException {
        List<String> differ = new ArrayList<>();
        for (Release release : scene.plan().releases()) {
            String here = content(scene.target(), release);
            String there = content(scene.source(), release);
            if (!here.equals(there)) {
                differ.add(release.name() + ": " + there + " in " + scene.source() + ", " + here + " in "
                        + scene.target());
            }
        }
        return Answer.of(
                differ.isEmpty(),
                differ.isEmpty() ? "the same" : String.join("; ", differ),
                "the same charts and images in both regions",
                "Deploy the same version to both");
    }

    /** Chart and image references, without the registry's host, which differs between regions. */
    private String content(String region, Release release) throws InterruptedException {
        Workloads workloads = scene.world().workloads(region);
        StringBuilder content = new StringBuilder(workloads
                .release(release.namespace(), release.name())
                .map(ReleaseState::chart)
                .orElse("not installed"));
        for (String name : release.deployments()) {
            for (String image : workloads.deployment(release.namespace(), name).images()) {
                content.append(' ').append(image.substring(image.indexOf('/') + 1));
            }
        }
        return content.toString();
    }
}
