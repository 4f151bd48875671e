package io.jenkins.plugins.eksdelivery.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.jenkins.plugins.eksdelivery.lab.KubernetesLab;
import io.jenkins.plugins.eksdelivery.lab.KubernetesLab.Lab;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a real Kubernetes API answers to the probes. */
@Tag("real")
@ExtendWith(KubernetesLab.class)
class RealProbesTest {

    private static final String DEPLOYMENT = """
            {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "%1$s", "namespace": "default"},
             "spec": {"replicas": 2, "selector": {"matchLabels": {"app": "%1$s"}}, "template": {
              "metadata": {"labels": {"app": "%1$s"}}, "spec": {"containers": [{"name": "app", "image": "r/%1$s:1"}]}}}}
            """;

    private static final String SERVICE = """
            {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "lonely", "namespace": "default"},
             "spec": {"selector": {"app": "nobody"}, "ports": [{"port": 80}]}}
            """;

    @Test
    void a_deployment_is_healthy_when_all_its_replicas_are_available(Lab lab) throws Exception {
        try (KubernetesClient client = client(lab)) {
            client.resource(DEPLOYMENT.formatted("probed")).create();
            client.resource(DEPLOYMENT.formatted("broken")).create();
            client.apps()
                    .deployments()
                    .inNamespace("default")
                    .withName("probed")
                    .waitUntilReady(60, TimeUnit.SECONDS);

            assertThat(deployment(client, "probed")).isEqualTo(new Probe.Answer(true, "2 of 2 replicas available"));
            assertThat(deployment(client, "broken")).isEqualTo(new Probe.Answer(false, "0 of 2 replicas available"));
            assertThat(deployment(client, "absent")).isEqualTo(new Probe.Answer(false, "there is no such deployment"));
        }
    }

    @Test
    void a_service_without_pods_and_a_missing_one_are_told_by_the_api(Lab lab) throws Exception {
        try (KubernetesClient client = client(lab)) {
            client.resource(SERVICE).create();

            assertThat(service(client, "lonely").told())
                    .startsWith("status 503: ")
                    .contains("no endpoints available");
            assertThat(service(client, "absent").told()).startsWith("status 404: ");
        }
    }

    private static Probe.Answer deployment(KubernetesClient client, String name) throws Exception {
        return new DeploymentProbe(client, new HealthTarget.Deployment(name, "default", "lab")).ask();
    }

    private static Probe.Answer service(KubernetesClient client, String name) throws Exception {
        return new ServiceProbe(
                        client,
                        new HealthTarget.Service(name, "default", "lab", "80", "/version"),
                        new Expectation(200, ""))
                .ask();
    }

    private static KubernetesClient client(Lab lab) throws Exception {
        Config config = Config.fromKubeconfig(Files.readString(lab.kubeconfig()));
        config.setRequestRetryBackoffLimit(2); // as KubernetesAccess does; ten retries of a 503 outlast a probe
        return new KubernetesClientBuilder().withConfig(config).build();
    }
}
