package io.jenkins.plugins.eksdelivery.promotion.world;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers for pods that only seem to run: those on nodes of kwok, as the local cloud has them on a machine that can't run containers. Nobody
 * listens there, so their readiness stands for the answer, and the answer says so.
 */
final class SimulatedPods {

    /** What kwok's own nodes carry: https://kwok.sigs.k8s.io/docs/user/kwok-manage-nodes-and-pods/ */
    private static final String FAKE_NODE = "kwok.x-k8s.io/node";

    /** What the local cloud's carry. */
    private static final String LOCAL_NODE = "local-cloud/node";

    private SimulatedPods() {}

    /** The answer; empty when a pod of the service really runs, or there is none. */
    static Optional<HttpAnswer> answer(KubernetesClient client, Endpoint endpoint) {
        Service service = client.services()
                .inNamespace(endpoint.namespace())
                .withName(endpoint.service())
                .get();
        if (service == null || service.getSpec().getSelector() == null) {
            return Optional.empty();
        }
        Map<String, String> selector = service.getSpec().getSelector();
        List<Pod> pods = client.pods()
                .inNamespace(endpoint.namespace())
                .withLabels(selector)
                .list()
                .getItems();
        if (pods.isEmpty() || !pods.stream().allMatch(pod -> isSimulated(client, pod))) {
            return Optional.empty();
        }
        long ready = pods.stream().filter(SimulatedPods::isReady).count();
        return Optional.of(new HttpAnswer(
                ready == pods.size() ? 200 : 503, ready + " of " + pods.size() + " simulated pods are ready"));
    }

    private static boolean isSimulated(KubernetesClient client, Pod pod) {
        String name = pod.getSpec().getNodeName();
        if (name == null) {
            return false;
        }
        Node node = client.nodes().withName(name).get();
        if (node == null) {
            return false;
        }
        Map<String, String> annotations = node.getMetadata().getAnnotations();
        Map<String, String> labels = node.getMetadata().getLabels();
        return annotations != null && annotations.containsKey(FAKE_NODE)
                || labels != null && "seeming".equals(labels.get(LOCAL_NODE));
    }

    private static boolean isReady(Pod pod) {
        return pod.getStatus() != null
                && pod.getStatus().getConditions().stream()
                        .anyMatch(condition -> condition.getType().equals("Ready")
                                && condition.getStatus().equals("True"));
    }
}
