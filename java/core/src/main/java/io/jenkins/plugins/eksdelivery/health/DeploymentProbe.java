package io.jenkins.plugins.eksdelivery.health;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.util.Objects;

/** Looks whether all replicas of a deployment are of its newest revision and available. */
final class DeploymentProbe implements Probe {

    private final KubernetesClient client;
    private final HealthTarget.Deployment target;

    DeploymentProbe(KubernetesClient client, HealthTarget.Deployment target) {
        this.client = client;
        this.target = target;
    }

    @Override
    public Answer ask() throws IOException {
        Deployment deployment;
        try {
            deployment = client.apps()
                    .deployments()
                    .inNamespace(target.namespace())
                    .withName(target.name())
                    .get();
        } catch (KubernetesClientException failed) {
            throw new IOException(failed.getMessage(), failed);
        }
        if (deployment == null) {
            return new Answer(false, "there is no such deployment");
        }
        DeploymentStatus status = deployment.getStatus();
        int wanted = Objects.requireNonNullElse(deployment.getSpec().getReplicas(), 1);
        int updated = status == null ? 0 : Objects.requireNonNullElse(status.getUpdatedReplicas(), 0);
        int available = status == null ? 0 : Objects.requireNonNullElse(status.getAvailableReplicas(), 0);
        long seen = status == null ? 0 : Objects.requireNonNullElse(status.getObservedGeneration(), 0L);
        boolean current = seen >= deployment.getMetadata().getGeneration();
        return new Answer(
                current && wanted > 0 && updated == wanted && available >= wanted,
                Math.min(updated, available) + " of " + wanted + " replicas available"
                        + (current ? "" : ", not yet looked at"));
    }
}
