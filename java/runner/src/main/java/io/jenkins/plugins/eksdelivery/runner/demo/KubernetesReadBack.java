package io.jenkins.plugins.eksdelivery.runner.demo;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.io.File;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Asks the Kubernetes API of a region as its administrator, none of the code that deployed. */
final class KubernetesReadBack implements AutoCloseable {

    private final KubernetesClient client;

    KubernetesReadBack(Path kubeconfig) {
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(new File(kubeconfig.toString())))
                .build();
    }

    /** The revision that Helm's own record calls deployed; 0 for none. */
    int deployedRevision(String namespace, String release) {
        return client
                .secrets()
                .inNamespace(namespace)
                .withLabels(Map.of("owner", "helm", "name", release, "status", "deployed"))
                .list()
                .getItems()
                .stream()
                .map(Secret::getMetadata)
                .map(meta -> Integer.parseInt(meta.getLabels().get("version")))
                .max(Comparator.naturalOrder())
                .orElse(0);
    }

    /** Images of the ready pods of a release, each once. */
    List<String> readyImages(String namespace, String release) {
        return readyPods(namespace, release).stream()
                .flatMap(pod -> pod.getSpec().getContainers().stream())
                .map(Container::getImage)
                .distinct()
                .sorted()
                .toList();
    }

    /** Images that the deployments of a release would start, each once. */
    List<String> deploymentImages(String namespace, String release) {
        return client
                .apps()
                .deployments()
                .inNamespace(namespace)
                .withLabel("app.kubernetes.io/instance", release)
                .list()
                .getItems()
                .stream()
                .flatMap(deployment -> deployment.getSpec().getTemplate().getSpec().getContainers().stream())
                .map(Container::getImage)
                .distinct()
                .sorted()
                .toList();
    }

    int readyCount(String namespace, String release) {
        return readyPods(namespace, release).size();
    }

    /** Whether a pod runs on a node that starts containers; the other nodes only say that they do. */
    boolean runsContainers(String namespace, String release) {
        return readyPods(namespace, release).stream()
                .map(pod -> client.nodes().withName(pod.getSpec().getNodeName()).get())
                .anyMatch(node -> node != null
                        && "real".equals(node.getMetadata().getLabels().get("local-cloud/node")));
    }

    /** What the service answers through the API's proxy. */
    String ask(String namespace, String service, int port, String path) {
        return client.raw("/api/v1/namespaces/" + namespace + "/services/" + service + ":" + port + "/proxy" + path);
    }

    @Override
    public void close() {
        client.close();
    }

    private List<Pod> readyPods(String namespace, String release) {
        return client
                .pods()
                .inNamespace(namespace)
                .withLabel("app.kubernetes.io/instance", release)
                .list()
                .getItems()
                .stream()
                .filter(Readiness::isPodReady)
                .toList();
    }
}
