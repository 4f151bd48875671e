package io.jenkins.plugins.eksdelivery.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.localcloud.CloudSettings.Part;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The cloud as a user without root has it: a small one of a single region. */
@Tag("real")
class SeemingNodesTest {

    @Test
    void the_image_decides_what_becomes_of_a_pod_that_only_seems_to_run() throws Exception {
        LocalCloud cloud = new LocalCloud(settings());
        try {
            CloudState.Kubernetes kubernetes = start(cloud).kubernetes().get(CloudSettings.PRIMARY);
            assertThat(kubernetes.realNode()).isFalse();
            Config config = Config.fromKubeconfig(Files.readString(Path.of(kubernetes.kubeconfig())));
            try (KubernetesClient client =
                    new KubernetesClientBuilder().withConfig(config).build()) {
                for (String name : List.of("orders", "broken", "crash")) {
                    client.resource(pod(name, "127.0.0.1:1/" + name + ":1")).create();
                }

                client.pods().inNamespace("default").withName("orders").waitUntilReady(30, TimeUnit.SECONDS);
                assertThat(waiting(client, "broken")).isEqualTo("ImagePullBackOff");
                assertThat(waiting(client, "crash")).isEqualTo("CrashLoopBackOff");
                assertThat(client.nodes().list().getItems())
                        .extracting(node -> node.getMetadata().getLabels().get("topology.kubernetes.io/zone"))
                        .containsExactlyInAnyOrder("us-east-1a", "us-east-1b", "us-east-1c");
            }
        } finally {
            cloud.down();
        }
        assertThat(cloud.status().up()).isFalse();
        assertThat(cloud.status().running()).isEmpty();
    }

    private static CloudSettings settings() {
        CloudSettings whole = CloudSettings.in(Path.of("target/small-cloud"), System.getenv());
        return new CloudSettings(
                whole.state(),
                whole.cache(),
                whole.environment(),
                List.of(CloudSettings.PRIMARY),
                EnumSet.of(Part.KUBERNETES),
                0);
    }

    private static CloudState start(LocalCloud cloud) throws InterruptedException {
        try {
            return cloud.up(System.out::println);
        } catch (DeliveryException missing) {
            if ("true".equals(System.getenv("CI"))) {
                throw missing;
            }
            return abort(missing.getMessage());
        }
    }

    private static String waiting(KubernetesClient client, String name) {
        Pod pod = client.pods()
                .inNamespace("default")
                .withName(name)
                .waitUntilCondition(
                        found -> found != null
                                && !found.getStatus().getContainerStatuses().isEmpty(),
                        30,
                        TimeUnit.SECONDS);
        ContainerStatus status = pod.getStatus().getContainerStatuses().get(0);
        return status.getState().getWaiting().getReason();
    }

    private static Pod pod(String name, String image) {
        return new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace("default")
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("app")
                .withImage(image)
                .endContainer()
                .endSpec()
                .build();
    }
}
