package io.jenkins.plugins.eksdelivery.helm;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Sees to it that the pods run the very digest that was pushed and verified. */
final class DigestCheck {

    private DigestCheck() {}

    /**
     * A container counts when it asks for the image by this digest; what the node says that it runs must not contradict. A simulated node
     * says nothing, and a node that pulled an index by its digest may name the digest of the platform's manifest only as an identifier
     * without repository.
     *
     * @throws DeliveryException HD-DIGEST-01
     */
    static void check(String what, ImageReference image, List<Pod> pods) {
        List<String> wrong = new ArrayList<>();
        int right = 0;
        for (Pod pod : pods) {
            for (var container : pod.getSpec().getContainers()) {
                if (!isOf(image.repository(), container.getImage())) {
                    continue;
                }
                String running = running(pod, container.getName());
                boolean asked = container.getImage().endsWith("@" + image.digest());
                boolean contradicted = running.contains("@") && !running.endsWith("@" + image.digest());
                if (asked && !contradicted) {
                    right++;
                } else {
                    wrong.add("pod " + pod.getMetadata().getName() + ", container " + container.getName() + " "
                            + (contradicted ? "runs " + running : "asks for " + container.getImage()));
                }
            }
        }
        if (!wrong.isEmpty()) {
            throw failure(what, image, String.join("; ", wrong));
        }
        if (right == 0) {
            throw failure(what, image, "no container of the release's " + pods.size() + " pods is of this repository");
        }
    }

    private static boolean isOf(String repository, String reference) {
        return reference.startsWith(repository + "@")
                || reference.startsWith(repository + ":")
                || reference.equals(repository);
    }

    private static String running(Pod pod, String container) {
        return pod.getStatus().getContainerStatuses().stream()
                .filter(status -> status.getName().equals(container))
                .map(ContainerStatus::getImageID)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    private static DeliveryException failure(String what, ImageReference image, String why) {
        return new DeliveryException(Failure.permanent(
                "HD-DIGEST-01",
                what,
                "its pods must run " + image.repository() + "@" + image.digest() + "; " + why,
                "Have the chart use " + image.valuePath() + ".repository and " + image.valuePath()
                        + ".digest, or give image.valuePath"));
    }
}
