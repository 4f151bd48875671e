package io.jenkins.plugins.eksdelivery.helm;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out, before a rollback wipes the traces, why a release does not get ready. */
final class Diagnosis {

    private static final int LOG_LINES = 30;
    private static final int MOST_EVENTS = 60;

    /** Those that explain come before those that only follow from them. */
    private static final List<String> LIKELY_FIRST = List.of(
            "ErrImagePull",
            "ImagePullBackOff",
            "InvalidImageName",
            "CreateContainerConfigError",
            "CreateContainerError",
            "OOMKilled",
            "CrashLoopBackOff",
            "Error",
            "FailedCreate",
            "Unschedulable",
            "JobFailed",
            "ProgressDeadlineExceeded",
            "NotReady",
            "Pending");

    private final KubernetesClient client;
    private final String namespace;

    Diagnosis(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /**
     * Why one thing is not ready.
     *
     * @param reason one word, as Kubernetes gives it
     * @param told which resource, which container, why
     */
    record Finding(String reason, String told) {
        private int rank() {
            int index = LIKELY_FIRST.indexOf(reason);
            return index < 0 ? LIKELY_FIRST.size() : index;
        }
    }

    /**
     * All that was found.
     *
     * @param findings the likely cause first
     * @param text the whole, for a file; may hold what the containers logged
     */
    record Result(List<Finding> findings, String text) {}

    Result of(Manifest manifest) {
        List<Finding> findings = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        Set<String> names = new HashSet<>();
        ReleasePods releasePods = new ReleasePods(client, namespace);
        for (Manifest.Resource resource : manifest.resources()) {
            names.add(resource.name());
            List<Pod> pods = releasePods.of(resource);
            text.append("== ")
                    .append(resource.label())
                    .append(" (")
                    .append(pods.size())
                    .append(" pods)\n");
            findings.addAll(ofWorkload(resource));
            for (Pod pod : pods) {
                names.add(pod.getMetadata().getName());
                pod.getMetadata().getOwnerReferences().forEach(owner -> names.add(owner.getName()));
                findings.addAll(ofPod(resource, pod));
                describe(pod, text);
            }
        }
        events(names, text);
        findings.sort(Comparator.comparingInt(Finding::rank));
        StringBuilder whole = new StringBuilder("Likely causes, the first one first:\n");
        findings.forEach(finding -> whole.append("- ").append(finding.told()).append('\n'));
        return new Result(List.copyOf(findings), whole.append('\n').append(text).toString());
    }

    private List<Finding> ofWorkload(Manifest.Resource resource) {
        String where = resource.namespace().isEmpty() ? namespace : resource.namespace();
        if (resource.kind().equals("Deployment")) {
            var deployment = client.apps()
                    .deployments()
                    .inNamespace(where)
                    .withName(resource.name())
                    .get();
            return deployment == null || deployment.getStatus() == null
                    ? List.of()
                    : deployment.getStatus().getConditions().stream()
                            .filter(condition -> condition.getType().equals("ReplicaFailure")
                                    || Objects.equals(condition.getReason(), "ProgressDeadlineExceeded"))
                            .map(condition -> new Finding(
                                    condition.getReason(), resource.label() + ": " + condition.getMessage()))
                            .toList();
        }
        if (resource.kind().equals("Job")) {
            var job = client.batch()
                    .v1()
                    .jobs()
                    .inNamespace(where)
                    .withName(resource.name())
                    .get();
            return job == null || job.getStatus() == null
                    ? List.of()
                    : job.getStatus().getConditions().stream()
                            .filter(condition -> condition.getType().equals("Failed"))
                            .map(condition ->
                                    new Finding("JobFailed", resource.label() + ": " + condition.getMessage()))
                            .toList();
        }
        return List.of();
    }

    private static List<Finding> ofPod(Manifest.Resource resource, Pod pod) {
        if (ReleasePods.isReady(pod) || Objects.equals(pod.getStatus().getPhase(), "Succeeded")) {
            return List.of();
        }
        String where = resource.label() + ", pod " + pod.getMetadata().getName();
        List<Finding> findings = new ArrayList<>();
        pod.getStatus().getConditions().stream()
                .filter(condition -> Objects.equals(condition.getReason(), "Unschedulable"))
                .forEach(condition -> findings.add(
                        new Finding("Unschedulable", where + ": no node takes it: " + condition.getMessage())));
        containers(pod)
                .filter(container -> !Boolean.TRUE.equals(container.getReady()))
                .forEach(container -> findings.add(ofContainer(where, pod, container)));
        if (findings.isEmpty()) {
            findings.add(
                    new Finding("Pending", where + ": it is " + pod.getStatus().getPhase() + " and not ready"));
        }
        return findings;
    }

    private static Finding ofContainer(String where, Pod pod, ContainerStatus container) {
        String at = where + ", container " + container.getName();
        String ended = ended(container.getLastState());
        ContainerState state = container.getState();
        if (state != null && state.getWaiting() != null) {
            String reason = Objects.requireNonNullElse(state.getWaiting().getReason(), "Pending");
            String message = Objects.requireNonNullElse(state.getWaiting().getMessage(), "");
            return new Finding(
                    reason,
                    at + ": " + reason + (message.isEmpty() ? "" : ": " + message) + ended + " (image "
                            + container.getImage() + ")");
        }
        if (state != null && state.getTerminated() != null) {
            String reason = Objects.requireNonNullElse(state.getTerminated().getReason(), "Error");
            return new Finding(
                    reason,
                    at + ": ended with exit code " + state.getTerminated().getExitCode() + " (" + reason + ")");
        }
        return new Finding(
                "NotReady",
                at + ": it runs, and its readiness probe does not succeed" + probe(pod, container.getName()) + ended);
    }

    private static String ended(@Nullable ContainerState last) {
        return last == null || last.getTerminated() == null
                ? ""
                : "; it ended before with exit code " + last.getTerminated().getExitCode()
                        + (last.getTerminated().getReason() == null
                                ? ""
                                : " (" + last.getTerminated().getReason() + ")");
    }

    private static String probe(Pod pod, String container) {
        return pod.getSpec().getContainers().stream()
                .filter(each -> each.getName().equals(container)
                        && each.getReadinessProbe() != null
                        && each.getReadinessProbe().getHttpGet() != null)
                .map(each -> " (GET " + each.getReadinessProbe().getHttpGet().getPath() + " on port "
                        + each.getReadinessProbe().getHttpGet().getPort().getValue() + ")")
                .findFirst()
                .orElse("");
    }

    private void describe(Pod pod, StringBuilder text) {
        PodStatus status = ReleasePods.status(pod);
        text.append("-- pod ").append(status.name()).append(status.ready() ? " ready" : " NOT READY");
        text.append(", ")
                .append(status.restarts())
                .append(" restarts, node ")
                .append(pod.getSpec().getNodeName());
        text.append('\n');
        containers(pod).forEach(container -> {
            text.append("   container ").append(container.getName()).append(": ");
            text.append(container.getState()).append('\n');
            if (!Boolean.TRUE.equals(container.getReady())) {
                logs(pod, container, text);
            }
        });
    }

    private void logs(Pod pod, ContainerStatus container, StringBuilder text) {
        boolean restarted = Objects.requireNonNullElse(container.getRestartCount(), 0) > 0;
        try {
            var logs = client.pods()
                    .inNamespace(pod.getMetadata().getNamespace())
                    .withName(pod.getMetadata().getName())
                    .inContainer(container.getName());
            String lines = restarted
                    ? logs.terminated().tailingLines(LOG_LINES).getLog()
                    : logs.tailingLines(LOG_LINES).getLog();
            lines.lines().forEach(line -> text.append("     | ").append(line).append('\n'));
        } catch (KubernetesClientException none) {
            text.append("     (no log: ")
                    .append(
                            none.getStatus() == null
                                    ? none.getMessage()
                                    : none.getStatus().getMessage());
            text.append(")\n");
        }
    }

    private void events(Set<String> names, StringBuilder text) {
        List<Event> events;
        try {
            events = client.v1().events().inNamespace(namespace).list().getItems();
        } catch (KubernetesClientException mayNotList) {
            text.append("== events could not be read: ")
                    .append(mayNotList.getMessage())
                    .append('\n');
            return;
        }
        text.append("== events\n");
        List<Event> ours = events.stream()
                .filter(event -> names.contains(event.getInvolvedObject().getName()))
                .sorted(Comparator.comparing(Diagnosis::time))
                .toList();
        ours.subList(Math.max(0, ours.size() - MOST_EVENTS), ours.size())
                .forEach(event -> text.append(time(event))
                        .append(' ')
                        .append(event.getType())
                        .append(' ')
                        .append(event.getInvolvedObject().getKind())
                        .append('/')
                        .append(event.getInvolvedObject().getName())
                        .append(' ')
                        .append(event.getReason())
                        .append(": ")
                        .append(event.getMessage())
                        .append('\n'));
    }

    private static String time(Event event) {
        if (event.getLastTimestamp() != null) {
            return event.getLastTimestamp();
        }
        return event.getEventTime() == null || event.getEventTime().getTime() == null
                ? ""
                : event.getEventTime().getTime();
    }

    private static Stream<ContainerStatus> containers(Pod pod) {
        return Stream.concat(
                pod.getStatus().getInitContainerStatuses().stream()
                        .filter(container -> container.getState() == null
                                || container.getState().getTerminated() == null
                                || container.getState().getTerminated().getExitCode() != 0),
                pod.getStatus().getContainerStatuses().stream());
    }
}
