package io.jenkins.plugins.eksdelivery.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.jenkins.plugins.eksdelivery.localcloud.CloudState.Kubernetes;
import io.jenkins.plugins.eksdelivery.localcloud.RunningCloud.Cloud;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("real")
@ExtendWith(RunningCloud.class)
class RealPodsTest {

    @Test
    void a_pod_pulls_from_its_regions_registry_and_answers_through_the_api(Cloud cloud) throws Exception {
        for (Map.Entry<String, Kubernetes> region : cloud.state().kubernetes().entrySet()) {
            assumeTrue(region.getValue().realNode(), cloud.state().absent().toString());
            String image = "127.0.0.1:" + cloud.state().registries().get(region.getKey()) + "/base/busybox:1";
            Config config = Config.fromKubeconfig(
                    Files.readString(Path.of(region.getValue().kubeconfig())));
            try (KubernetesClient client =
                    new KubernetesClientBuilder().withConfig(config).build()) {
                client.resource(pod(image)).create();

                client.pods().inNamespace("default").withName("web").waitUntilReady(60, TimeUnit.SECONDS);

                assertThat(client.raw("/api/v1/namespaces/default/pods/web:8080/proxy/"))
                        .isEqualTo("served in a pod\n");
            }
        }
    }

    private static Pod pod(String image) {
        return new PodBuilder()
                .withNewMetadata()
                .withName("web")
                .withNamespace("default")
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("web")
                .withImage(image)
                .withCommand("sh", "-c", "echo served in a pod > /tmp/index.html; httpd -f -p 8080 -h /tmp")
                .withNewReadinessProbe()
                .withPeriodSeconds(1)
                .withNewHttpGet()
                .withPath("/")
                .withNewPort(8080)
                .endHttpGet()
                .endReadinessProbe()
                .endContainer()
                .endSpec()
                .build();
    }
}
