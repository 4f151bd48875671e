package io.jenkins.plugins.eksdelivery.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.operation.DeliveryContext;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Installs or upgrades a release. It rolls back by itself, after the diagnosis, rather than by helm's own flag, which would wipe the traces
 * first.
 */
public final class HelmDeploy {

    private static final long PROGRESS_SECONDS = 5;

    private final DeliveryContext context;

    public HelmDeploy(DeliveryContext context) {
        this.context = context;
    }

    /**
     * Deploys.
     *
     * @throws DeliveryException HD-CHART-01, HD-CHART-02, HD-VALUES-01, HD-VALUES-02, HD-CLUSTER-01, HD-TOOL-01, HD-NS-01, HD-BUSY-01,
     *     HD-PEND-01, HD-AUTH-01, HD-RBAC-01 before anything is changed; HD-READY-01, HD-HOOK-01, HD-IMMUT-01, HD-OWNER-01, HD-QUOTA-01,
     *     HD-WEBHOOK-01, HD-DIGEST-01, HD-RUN-01 after it was diagnosed and rolled back; HD-NET-01
     */
    public HelmDeployResult run(HelmDeployRequest request) throws InterruptedException {
        Instant start = context.clock().instant();
        OpenRelease.Address address = new OpenRelease.Address(
                request.release(), request.namespace(), request.cluster(), request.kubeconfig(), request.region());
        try {
            context.workspace().act(new ChartCheck(request.chart(), request.values()));
            OpenRelease release = OpenRelease.open(context, address);
            try {
                return deploy(request, release, start);
            } finally {
                release.close();
            }
        } catch (KubernetesClientException failed) {
            throw HelmFailure.of(address.label(), failed);
        } catch (IOException failed) {
            throw HelmFailure.of(address.label(), failed);
        }
    }

    private HelmDeployResult deploy(HelmDeployRequest request, OpenRelease release, Instant start)
            throws IOException, InterruptedException {
        String what = release.address().label();
        String values = release.folder()
                .write(
                        "values.yaml",
                        new ObjectMapper().writeValueAsString(HelmValues.of(request.set(), request.image())));
        List<StoredRevision> before;
        if (request.dryRun()) {
            before = release.store().history();
        } else {
            ensureNamespace(request, release);
            before = release.take(request.timeout(), request.pendingRecovery());
        }
        ReleaseChanges changes = ReleaseChanges.NONE;
        Manifest manifest = new Manifest(List.of());
        if (request.diff() || request.dryRun()) {
            manifest = rendered(request, release, values);
            changes = manifest.since(deployed(before));
            tell(what, changes);
        }
        int previous = StoredRevision.last(before);
        if (request.dryRun()) {
            context.log().line("dry run: " + what + " is not changed");
            return result(request, previous, previous, "dry-run", changes, List.of(), "", start);
        }
        context.log().line("%s: deploying %s …".formatted(what, request.chart()));
        watch(request, release, manifest);
        HelmCli.Ended ended = release.change(upgrade(request, release, values));
        if (!ended.succeeded()) {
            throw new FailedDeployment(context, release, request).handle(HelmFailure.of(what, ended), before);
        }
        List<StoredRevision> after = release.store().history();
        StoredRevision now = after.get(after.size() - 1);
        List<Pod> pods = new ReleasePods(release.client(), request.namespace()).of(Manifest.parse(now.manifest()));
        verify(request, release, before, pods);
        HelmDeployResult deployed = result(
                request,
                now.revision(),
                previous,
                now.status(),
                changes,
                pods.stream().map(ReleasePods::status).toList(),
                now.notes(),
                start);
        audit(request, deployed, what);
        context.log()
                .line("%s: revision %d %s in %.1f s, %d of %d pods ready"
                        .formatted(
                                what,
                                deployed.revision(),
                                deployed.status(),
                                deployed.durationSeconds(),
                                deployed.pods().stream()
                                        .filter(PodStatus::ready)
                                        .count(),
                                pods.size()));
        return deployed;
    }

    private void ensureNamespace(HelmDeployRequest request, OpenRelease release) {
        String name = request.namespace();
        if (request.createNamespace()
                && release.client().namespaces().withName(name).get() == null) {
            // Before helm does it, since the lock lies in it.
            release.client()
                    .namespaces()
                    .resource(new NamespaceBuilder()
                            .withNewMetadata()
                            .withName(name)
                            .endMetadata()
                            .build())
                    .serverSideApply();
            context.log().line("namespace " + name + " created");
        }
    }

    private static Manifest deployed(List<StoredRevision> history) {
        return history.stream()
                .filter(revision -> revision.status().equals("deployed"))
                .reduce((first, second) -> second)
                .map(revision -> Manifest.parse(revision.manifest()))
                .orElse(new Manifest(List.of()));
    }

    private static Manifest rendered(HelmDeployRequest request, OpenRelease release, String values)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(upgrade(request, release, values));
        arguments.addAll(List.of("--dry-run=server", "--output", "json"));
        HelmCli.Ended ended = release.helm().capture(arguments);
        if (!ended.succeeded()) {
            throw new DeliveryException(HelmFailure.of(release.address().label(), ended));
        }
        JsonNode json = new ObjectMapper().readTree(ended.output());
        return Manifest.parse(json.path("manifest").asText());
    }

    private static List<String> upgrade(HelmDeployRequest request, OpenRelease release, String values) {
        List<String> arguments = new ArrayList<>(List.of(
                "upgrade",
                request.release(),
                request.chart(),
                "--install",
                "--namespace",
                request.namespace(),
                "--timeout",
                request.timeout().toSeconds() + "s",
                "--history-max",
                Integer.toString(request.historyMax())));
        if (!request.version().isEmpty()) {
            arguments.add("--version=" + request.version());
        }
        request.values().forEach(file -> arguments.add("--values=" + file));
        arguments.add("--values=" + values);
        arguments.addAll(release.helm().waiting(request.waitReady(), request.waitForJobs()));
        arguments.addAll(release.helm().forcing(request.forceReplace()));
        if (request.cleanupOnFail()) {
            arguments.add("--cleanup-on-fail");
        }
        return arguments;
    }

    private void tell(String what, ReleaseChanges changes) {
        context.log()
                .line("%s: %d resources added, %d changed, %d removed"
                        .formatted(
                                what,
                                changes.added().size(),
                                changes.changed().size(),
                                changes.removed().size()));
        changes.removed().forEach(resource -> context.log().line("  - " + resource));
        changes.changed().forEach(resource -> context.log().line("  ~ " + resource));
        changes.added().forEach(resource -> context.log().line("  + " + resource));
    }

    /** A line whenever another number of pods is ready. */
    private void watch(HelmDeployRequest request, OpenRelease release, Manifest manifest) {
        AtomicReference<String> told = new AtomicReference<>("");
        release.every(PROGRESS_SECONDS, () -> {
            try {
                List<Pod> pods = new ReleasePods(release.client(), request.namespace()).of(manifest);
                String line = release.address().label() + ": "
                        + pods.stream().filter(ReleasePods::isReady).count() + " of " + pods.size() + " pods ready";
                if (!line.equals(told.getAndSet(line))) {
                    context.log().line(line);
                }
            } catch (KubernetesClientException nextTime) {
                told.set("");
            }
        });
    }

    private void verify(HelmDeployRequest request, OpenRelease release, List<StoredRevision> before, List<Pod> pods)
            throws IOException, InterruptedException {
        ImageReference image = request.image();
        if (image == null || !request.verifyDigest()) {
            return;
        }
        if (!request.waitReady()) {
            context.log().line("wait is false: which image runs is not verified");
            return;
        }
        try {
            DigestCheck.check(release.address().label(), image, pods);
        } catch (DeliveryException wrong) {
            throw new FailedDeployment(context, release, request).handle(wrong.failure(), before);
        }
    }

    private void audit(HelmDeployRequest request, HelmDeployResult deployed, String what) {
        Map<String, String> evidence = new LinkedHashMap<>();
        evidence.put("revision", Integer.toString(deployed.revision()));
        evidence.put("chart", request.chart());
        ImageReference image = request.image();
        if (image != null) {
            evidence.put("image", image.repository() + "@" + image.digest());
        }
        context.audit().record("helm.deploy", what, evidence);
    }

    private HelmDeployResult result(
            HelmDeployRequest request,
            int revision,
            int previous,
            String status,
            ReleaseChanges changes,
            List<PodStatus> pods,
            String notes,
            Instant start) {
        return new HelmDeployResult(
                request.release(),
                request.namespace(),
                revision,
                previous,
                status,
                changes,
                false,
                pods,
                notes,
                "",
                Duration.between(start, context.clock().instant()).toMillis() / 1000.0);
    }
}
