package io.jenkins.plugins.eksdelivery.helm;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the pods that a release runs now; those of a replaced revision, which may still be ending, are left out. */
final class ReleasePods {

    private static final String REVISION = "deployment.kubernetes.io/revision";

    private final KubernetesClient client;
    private final String namespace;

    ReleasePods(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    List<Pod> of(Manifest manifest) {
        List<Pod> pods = new ArrayList<>();
        for (Manifest.Resource resource : manifest.resources()) {
            pods.addAll(of(resource));
        }
        return pods;
    }

    /** Empty for a resource that runs no pods. */
    List<Pod> of(Manifest.Resource resource) {
        String where = resource.namespace().isEmpty() ? namespace : resource.namespace();
        return switch (resource.kind()) {
            case "Deployment" -> ofDeployment(resource, where);
            case "StatefulSet" ->
                owned(
                        client.apps()
                                .statefulSets()
                                .inNamespace(where)
                                .withName(resource.name())
                                .get(),
                        resource.selector());
            case "DaemonSet" ->
                owned(
                        client.apps()
                                .daemonSets()
                                .inNamespace(where)
                                .withName(resource.name())
                                .get(),
                        resource.selector());
            case "Job" ->
                client.pods()
                        .inNamespace(where)
                        .withLabel("job-name", resource.name())
                        .list()
                        .getItems();
            default -> List.of();
        };
    }

    static PodStatus status(Pod pod) {
        List<ContainerStatus> containers = pod.getStatus().getContainerStatuses();
        boolean succeeded = Objects.equals(pod.getStatus().getPhase(), "Succeeded");
        return new PodStatus(
                pod.getMetadata().getName(),
                pod.getSpec().getContainers().get(0).getImage(),
                containers.stream()
                        .map(container -> Objects.requireNonNullElse(container.getImageID(), ""))
                        .findFirst()
                        .orElse(""),
                succeeded || isReady(pod),
                containers.stream()
                        .mapToInt(container -> Objects.requireNonNullElse(container.getRestartCount(), 0))
                        .sum());
    }

    static boolean isReady(Pod pod) {
        return pod.getStatus().getConditions().stream()
                .anyMatch(condition -> condition.getType().equals("Ready")
                        && condition.getStatus().equals("True"));
    }

    private List<Pod> ofDeployment(Manifest.Resource resource, String where) {
        HasMetadata deployment = client.apps()
                .deployments()
                .inNamespace(where)
                .withName(resource.name())
                .get();
        if (deployment == null) {
            return List.of();
        }
        Optional<ReplicaSet> newest =
                client
                        .apps()
                        .replicaSets()
                        .inNamespace(where)
                        .withLabels(resource.selector())
                        .list()
                        .getItems()
                        .stream()
                        .filter(set -> isOwnedBy(set, deployment))
                        .max(Comparator.comparingInt(ReleasePods::revision));
        return newest.map(set -> owned(set, resource.selector())).orElse(List.of());
    }

    private static int revision(ReplicaSet set) {
        Map<String, String> annotations = set.getMetadata().getAnnotations();
        return annotations == null ? 0 : Integer.parseInt(annotations.getOrDefault(REVISION, "0"));
    }

    private List<Pod> owned(@Nullable HasMetadata owner, Map<String, String> selector) {
        if (owner == null) {
            return List.of();
        }
        return client
                .pods()
                .inNamespace(owner.getMetadata().getNamespace())
                .withLabels(selector)
                .list()
                .getItems()
                .stream()
                .filter(pod -> isOwnedBy(pod, owner) && pod.getMetadata().getDeletionTimestamp() == null)
                .toList();
    }

    private static boolean isOwnedBy(HasMetadata object, HasMetadata owner) {
        String mine = owner.getMetadata().getUid();
        return object.getMetadata().getOwnerReferences().stream().anyMatch(each -> mine.equals(each.getUid()));
    }
}
