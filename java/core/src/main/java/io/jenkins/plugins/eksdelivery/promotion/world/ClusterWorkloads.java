package io.jenkins.plugins.eksdelivery.promotion.world;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan.Endpoint;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan.RoleFlag;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/** What runs in one cluster, by its Kubernetes API. */
final class ClusterWorkloads implements Workloads {

    private static final int LONGEST = 64 * 1024;

    private final KubernetesClient client;
    private final String cluster;

    /**
     * The cluster.
     *
     * @param cluster its name and region, for messages
     */
    ClusterWorkloads(KubernetesClient client, String cluster) {
        this.client = client;
        this.cluster = cluster;
    }

    @Override
    public int readyNodes() throws InterruptedException {
        return call(
                "list nodes",
                () -> Math.toIntExact(client.nodes().list().getItems().stream()
                        .filter(node -> node.getStatus() != null
                                && node.getStatus().getConditions().stream()
                                        .anyMatch(
                                                condition -> condition.getType().equals("Ready")
                                                        && condition.getStatus().equals("True")))
                        .count()));
    }

    @Override
    public Optional<ReleaseState> release(String namespace, String name) throws InterruptedException {
        List<Secret> revisions = call(
                "read release " + namespace + "/" + name,
                () -> client.secrets()
                        .inNamespace(namespace)
                        .withLabels(Map.of("owner", "helm", "name", name))
                        .list()
                        .getItems());
        return revisions.stream()
                .max(Comparator.comparingInt(HelmSecret::revision))
                .map(HelmSecret::state);
    }

    @Override
    public DeploymentState deployment(String namespace, String name) throws InterruptedException {
        String act = "read deployment " + namespace + "/" + name;
        Deployment deployment = call(
                act,
                () -> Optional.ofNullable(client.apps()
                                .deployments()
                                .inNamespace(namespace)
                                .withName(name)
                                .get())
                        .orElseThrow(() -> new DeliveryException(Failure.permanent(
                                "PR-DEPLOY-01",
                                "deployment " + namespace + "/" + name + " in " + cluster,
                                "there is none of this name",
                                "Deploy it there, or correct releases in the promotion file"))));
        int desired = Objects.requireNonNullElse(deployment.getSpec().getReplicas(), 1);
        int ready = deployment.getStatus() == null
                ? 0
                : Objects.requireNonNullElse(deployment.getStatus().getReadyReplicas(), 0);
        return new DeploymentState(
                desired,
                desired == 0 ? pods(namespace, deployment) : ready,
                deployment.getSpec().getTemplate().getSpec().getContainers().stream()
                        .map(Container::getImage)
                        .toList());
    }

    @Override
    public void scale(String namespace, String deployment, int replicas) throws InterruptedException {
        call(
                "scale deployment " + namespace + "/" + deployment + " to " + replicas,
                () -> client.apps()
                        .deployments()
                        .inNamespace(namespace)
                        .withName(deployment)
                        .scale(replicas));
    }

    @Override
    public Optional<String> flag(String namespace, RoleFlag flag) throws InterruptedException {
        return call(
                "read config map " + namespace + "/" + flag.configMap(),
                () -> Optional.ofNullable(client.configMaps()
                                .inNamespace(namespace)
                                .withName(flag.configMap())
                                .get())
                        .map(ConfigMap::getData)
                        .map(data -> data.get(flag.key())));
    }

    @Override
    public void setFlag(String namespace, RoleFlag flag, String value) throws InterruptedException {
        call("write config map " + namespace + "/" + flag.configMap(), () -> {
            var maps = client.configMaps().inNamespace(namespace).withName(flag.configMap());
            if (maps.get() == null) {
                return client.configMaps()
                        .inNamespace(namespace)
                        .resource(new ConfigMapBuilder()
                                .withNewMetadata()
                                .withName(flag.configMap())
                                .withNamespace(namespace)
                                .endMetadata()
                                .addToData(flag.key(), value)
                                .build())
                        .create();
            }
            return maps.edit(map ->
                    new ConfigMapBuilder(map).addToData(flag.key(), value).build());
        });
    }

    @Override
    public HttpAnswer ask(Endpoint service) throws InterruptedException {
        Optional<HttpAnswer> simulated = call(
                "read pods of service " + service.namespace() + "/" + service.service(),
                () -> SimulatedPods.answer(client, service));
        return simulated.isPresent() ? simulated.get() : overProxy(service);
    }

    private HttpAnswer overProxy(Endpoint service) throws InterruptedException {
        String path = "/api/v1/namespaces/" + service.namespace() + "/services/http:" + service.service() + ":"
                + service.port() + "/proxy" + service.path();
        return call("ask service " + service.namespace() + "/" + service.service(), () -> {
            try {
                String body = client.raw(path);
                return body == null
                        ? new HttpAnswer(404, "")
                        : new HttpAnswer(200, body.substring(0, Math.min(LONGEST, body.length())));
            } catch (KubernetesClientException answered) {
                if (answered.getCode() >= 300) {
                    return new HttpAnswer(answered.getCode(), String.valueOf(answered.getMessage()));
                }
                throw answered;
            }
        });
    }

    /** Pods that still exist, those that are about to end included: they may write until they are gone. */
    private int pods(String namespace, Deployment deployment) throws InterruptedException {
        Map<String, String> labels = deployment.getSpec().getSelector().getMatchLabels();
        return call(
                "list pods of " + namespace,
                () -> client.pods()
                        .inNamespace(namespace)
                        .withLabels(labels)
                        .list()
                        .getItems()
                        .size());
    }

    private <T> T call(String act, Callable<T> call) throws InterruptedException {
        try {
            return call.call();
        } catch (KubernetesClientException failed) {
            if (Thread.interrupted()) {
                throw new InterruptedException(act);
            }
            throw new DeliveryException(failure(act, failed), failed);
        } catch (InterruptedException | RuntimeException passedOn) {
            throw passedOn;
        } catch (Exception unexpected) {
            throw new IllegalStateException(act, unexpected);
        }
    }

    private Failure failure(String act, KubernetesClientException failed) {
        String what = "cluster " + cluster + ": " + act;
        return switch (failed.getCode()) {
            case 401, 403 ->
                Failure.permanent(
                        "PR-CLUSTER-02",
                        what,
                        "the cluster refuses it: " + failed.getMessage(),
                        "Give the role an access entry with rights on deployments, config maps, secrets, pods and nodes");
            case 400, 404, 405, 409, 422 ->
                Failure.permanent("PR-CLUSTER-04", what, String.valueOf(failed.getMessage()), "Look at the object");
            default ->
                Failure.transientFault(
                        "PR-CLUSTER-03",
                        what,
                        "the API does not answer: " + failed.getMessage(),
                        "Check the cluster's endpoint and whether the region is up");
        };
    }
}
