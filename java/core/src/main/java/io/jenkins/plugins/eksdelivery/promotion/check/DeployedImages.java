package io.jenkins.plugins.eksdelivery.promotion.check;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.promotion.engine.Scene;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan.Release;
import io.jenkins.plugins.eksdelivery.promotion.world.Workloads;
import java.util.ArrayList;
import java.util.List;

/** The images of the releases in the target, and whether the target's own registry has them. */
public final class DeployedImages {

    private final Scene scene;

    public DeployedImages(Scene scene) {
        this.scene = scene;
    }

    /** Images that the target's registry lacks, as {@code release: reference}. */
    List<String> missingInTarget() throws InterruptedException {
        List<String> missing = new ArrayList<>();
        Workloads workloads = scene.world().workloads(scene.target());
        for (Release release : scene.plan().releases()) {
            if (release.repository().isEmpty()) {
                continue;
            }
            for (String name : release.deployments()) {
                for (String image :
                        workloads.deployment(release.namespace(), name).images()) {
                    if (isOf(image, release.repository())
                            && !scene.world().images().has(scene.target(), release.repository(), reference(image))) {
                        missing.add(release.name() + ": " + reference(image));
                    }
                }
            }
        }
        return missing;
    }

    /**
     * Makes sure that only images of the target's registry will run there.
     *
     * @throws DeliveryException PR-IMAGE-01 when one is missing
     */
    public void requireInTarget() throws InterruptedException {
        List<String> missing = missingInTarget();
        if (!missing.isEmpty()) {
            throw new DeliveryException(Failure.permanent(
                    "PR-IMAGE-01",
                    "images in " + scene.target(),
                    "the registry there lacks " + String.join(", ", missing),
                    "Push them to " + scene.target() + ": pushToEcr(replicaRegions: ['" + scene.target() + "'])"));
        }
    }

    /** Whether the image is one of the repository, and not a side car from elsewhere. */
    private static boolean isOf(String image, String repository) {
        String name = image.contains("@") ? image.substring(0, image.indexOf('@')) : image;
        int tag = name.lastIndexOf(':');
        String untagged = tag > name.lastIndexOf('/') ? name.substring(0, tag) : name;
        return untagged.equals(repository) || untagged.endsWith("/" + repository);
    }

    /** The digest, or else the tag. */
    private static String reference(String image) {
        int digest = image.indexOf('@');
        if (digest >= 0) {
            return image.substring(digest + 1);
        }
        int tag = image.lastIndexOf(':');
        return tag > image.lastIndexOf('/') ? image.substring(tag + 1) : "latest";
    }
}
