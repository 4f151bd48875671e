package io.jenkins.plugins.eksdelivery.helm;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class DigestCheckTest {

    private static final String DIGEST = "sha256:" + "a".repeat(64);
    private static final String OTHER = "sha256:" + "b".repeat(64);
    private static final ImageReference IMAGE = new ImageReference("registry:5000/orders", DIGEST, "image");

    @Test
    void a_pod_that_asks_for_the_digest_and_runs_it_is_right() {
        assertThatCode(() -> check(pod("registry:5000/orders@" + DIGEST, "registry:5000/orders@" + DIGEST)))
                .doesNotThrowAnyException();
    }

    @Test
    void a_node_that_says_nothing_or_only_an_identifier_does_not_contradict() {
        assertThatCode(() ->
                        check(pod("registry:5000/orders@" + DIGEST, ""), pod("registry:5000/orders@" + DIGEST, OTHER)))
                .doesNotThrowAnyException();
    }

    @Test
    void a_pod_that_runs_another_digest_is_wrong() {
        assertThatThrownBy(() -> check(pod("registry:5000/orders@" + DIGEST, "registry:5000/orders@" + OTHER)))
                .hasMessageStartingWith("HD-DIGEST-01")
                .hasMessageContaining("container app runs registry:5000/orders@" + OTHER);
    }

    @Test
    void a_tag_never_decides() {
        assertThatThrownBy(() -> check(pod("registry:5000/orders:1.0", "registry:5000/orders@" + DIGEST)))
                .hasMessageContaining("asks for registry:5000/orders:1.0");
    }

    @Test
    void a_release_without_the_image_is_wrong() {
        assertThatThrownBy(() -> check(pod("registry:5000/orders-sidecar@" + DIGEST, "")))
                .hasMessageContaining("no container of the release's 1 pods is of this repository");
    }

    private static void check(Pod... pods) {
        DigestCheck.check("release default/orders", IMAGE, List.of(pods));
    }

    private static Pod pod(String image, String imageId) {
        return new PodBuilder()
                .withNewMetadata()
                .withName("orders-1")
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("app")
                .withImage(image)
                .endContainer()
                .endSpec()
                .withNewStatus()
                .addNewContainerStatus()
                .withName("app")
                .withImageID(imageId)
                .endContainerStatus()
                .endStatus()
                .build();
    }
}
