package io.jenkins.plugins.eksdelivery.helm;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.operation.DeliveryContext;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Takes a release back to an earlier revision. */
public final class HelmRollback {

    private final DeliveryContext context;

    public HelmRollback(DeliveryContext context) {
        this.context = context;
    }

    /**
     * Rolls back.
     *
     * @throws DeliveryException HD-RELEASE-01 when there is no such release, HD-REV-01 when there is no such revision or none to go back
     *     to, HD-CLUSTER-01, HD-TOOL-01, HD-BUSY-01, HD-AUTH-01, HD-RBAC-01, HD-READY-01, HD-NET-01
     */
    public HelmRollbackResult run(HelmRollbackRequest request) throws InterruptedException {
        Instant start = context.clock().instant();
        OpenRelease.Address address = new OpenRelease.Address(
                request.release(), request.namespace(), request.cluster(), request.kubeconfig(), request.region());
        try {
            OpenRelease release = OpenRelease.open(context, address);
            try {
                return rollBack(request, release, start);
            } finally {
                release.close();
            }
        } catch (KubernetesClientException failed) {
            throw HelmFailure.of(address.label(), failed);
        } catch (IOException failed) {
            throw HelmFailure.of(address.label(), failed);
        }
    }

    private HelmRollbackResult rollBack(HelmRollbackRequest request, OpenRelease release, Instant start)
            throws IOException, InterruptedException {
        String what = release.address().label();
        List<StoredRevision> history = release.store().history();
        int target = target(what, request.revision(), history);
        int previous = StoredRevision.last(history);
        context.log().line("%s: going back from revision %d to %d …".formatted(what, previous, target));
        if (request.dryRun()) {
            context.log().line("dry run: " + what + " is not changed");
            return result(request, previous, previous, target, "dry-run", List.of(), start);
        }
        release.take(request.timeout(), PendingRecovery.AUTO);
        HelmCli.Ended ended = release.rollBack(
                target, request.waitReady(), request.timeout(), request.cleanupOnFail(), request.historyMax());
        if (!ended.succeeded()) {
            throw new DeliveryException(HelmFailure.of(what, ended));
        }
        List<StoredRevision> after = release.store().history();
        StoredRevision now = after.get(after.size() - 1);
        List<PodStatus> pods = new ReleasePods(release.client(), request.namespace())
                .of(Manifest.parse(now.manifest())).stream()
                        .map(ReleasePods::status)
                        .toList();
        HelmRollbackResult rolledBack = result(request, now.revision(), previous, target, now.status(), pods, start);
        context.audit()
                .record(
                        "helm.rollback",
                        what,
                        Map.of("from", Integer.toString(previous), "to", Integer.toString(target)));
        context.log()
                .line("%s: revision %d is a copy of %d, %s in %.1f s"
                        .formatted(what, now.revision(), target, now.status(), rolledBack.durationSeconds()));
        return rolledBack;
    }

    private static int target(String what, int asked, List<StoredRevision> history) {
        if (history.isEmpty()) {
            throw new DeliveryException(Failure.permanent(
                    "HD-RELEASE-01", what, "there is no such release", "Correct release, namespace or cluster"));
        }
        int present = StoredRevision.last(history);
        List<Integer> good = history.stream()
                .filter(revision -> revision.good() && revision.revision() < present)
                .map(StoredRevision::revision)
                .toList();
        if (asked != 0 && history.stream().anyMatch(revision -> revision.revision() == asked)) {
            return asked;
        }
        if (asked != 0 || good.isEmpty()) {
            throw new DeliveryException(Failure.permanent(
                    "HD-REV-01",
                    what,
                    (asked == 0 ? "no earlier revision ran well" : "there is no revision " + asked) + "; it has "
                            + history.stream()
                                    .map(revision -> revision.revision() + " " + revision.status())
                                    .toList(),
                    "Give one of these, or deploy again"));
        }
        return good.get(good.size() - 1);
    }

    private HelmRollbackResult result(
            HelmRollbackRequest request,
            int revision,
            int previous,
            int target,
            String status,
            List<PodStatus> pods,
            Instant start) {
        return new HelmRollbackResult(
                request.release(),
                request.namespace(),
                revision,
                previous,
                target,
                status,
                pods,
                Duration.between(start, context.clock().instant()).toMillis() / 1000.0);
    }
}
