package io.jenkins.plugins.eksdelivery.helm;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import io.jenkins.plugins.eksdelivery.operation.DeliveryContext;
import io.jenkins.plugins.eksdelivery.workspace.Workspace;
import io.jenkins.plugins.eksdelivery.workspace.WorkspaceTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What is done when a deployment fails: keep the traces, go back, say why. */
final class FailedDeployment {

    private static final int MOST_FINDINGS = 3;

    private final DeliveryContext context;
    private final OpenRelease release;
    private final HelmDeployRequest request;

    FailedDeployment(DeliveryContext context, OpenRelease release, HelmDeployRequest request) {
        this.context = context;
        this.release = release;
        this.request = request;
    }

    /**
     * Diagnoses and rolls back.
     *
     * @param cause what helm or a check said
     * @param before history before the deployment
     */
    DeliveryException handle(Failure cause, List<StoredRevision> before) throws IOException, InterruptedException {
        List<StoredRevision> now = release.store().history();
        if (StoredRevision.last(now) <= StoredRevision.last(before)) {
            return new DeliveryException(cause); // nothing was sent to the cluster
        }
        StringBuilder why = new StringBuilder(cause.why());
        String remedy = cause.remedy();
        if (request.captureLogsOnFailure()) {
            try {
                String path = diagnose(now.get(now.size() - 1), why);
                remedy = cause.remedy() + "; " + path + " has events, states and logs";
            } catch (KubernetesClientException notReadable) {
                context.log().line("the failure could not be looked into: " + notReadable.getMessage());
            }
        }
        if (request.rollbackOnFailure()) {
            why.append("; ").append(rollBack(before));
        }
        return new DeliveryException(
                new Failure(cause.code(), cause.what(), why.toString(), remedy, cause.retryable()));
    }

    private String diagnose(StoredRevision failed, StringBuilder why) throws IOException, InterruptedException {
        Diagnosis.Result result =
                new Diagnosis(release.client(), request.namespace()).of(Manifest.parse(failed.manifest()));
        String path = "reports/helmDeploy/" + request.release() + "-" + request.namespace()
                + (request.cluster().isEmpty() ? "" : "-" + request.cluster()) + "-r" + failed.revision()
                + "-diagnosis.txt";
        context.workspace().act(new Write(path, context.mask().apply(result.text())));
        List<Diagnosis.Finding> findings = result.findings();
        findings.forEach(finding -> context.log().line("  " + finding.told()));
        context.log().line("events, container states and last log lines are kept in " + path);
        findings.stream()
                .limit(MOST_FINDINGS)
                .forEach(finding -> why.append("; ").append(finding.told()));
        if (findings.size() > MOST_FINDINGS) {
            why.append("; and ").append(findings.size() - MOST_FINDINGS).append(" more");
        }
        return path;
    }

    private String rollBack(List<StoredRevision> before) throws InterruptedException {
        Optional<StoredRevision> good = before.stream()
                .filter(StoredRevision::good)
                .max(Comparator.comparing((StoredRevision each) -> each.status().equals("deployed"))
                        .thenComparing(StoredRevision::revision));
        HelmCli.Ended ended;
        String done;
        if (good.isPresent()) {
            int revision = good.get().revision();
            context.log().line(release.address().label() + ": going back to revision " + revision + " …");
            ended = release.rollBack(
                    revision, request.waitReady(), request.timeout(), request.cleanupOnFail(), request.historyMax());
            done = "rolled back to revision " + revision;
        } else {
            context.log().line(release.address().label() + ": there is no good revision to go back to; removing it …");
            ended = release.change(List.of(
                    "uninstall",
                    request.release(),
                    "--namespace",
                    request.namespace(),
                    "--wait",
                    "--timeout",
                    request.timeout().toSeconds() + "s"));
            done = "removed, since no revision of it ever ran";
        }
        if (ended.succeeded()) {
            context.log().line(release.address().label() + ": " + done);
            return done;
        }
        String failed = "the rollback failed too: " + HelmFailure.of("", ended).why();
        context.log().line(release.address().label() + ": " + failed);
        return failed;
    }

    private record Write(String path, String text) implements WorkspaceTask<Boolean> {
        @Override
        public Boolean run(Path root, DeliveryLog log) throws IOException {
            Path file = Workspace.resolve(root, path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return true;
        }

        @Override
        public String toString() {
            return "Write[" + path + "]";
        }
    }
}
