package io.jenkins.plugins.eksdelivery.helm;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.jenkins.plugins.eksdelivery.kubernetes.ClusterSession;
import io.jenkins.plugins.eksdelivery.operation.AwsAccess;
import io.jenkins.plugins.eksdelivery.operation.DeliveryContext;
import io.jenkins.plugins.eksdelivery.workspace.PrivateFolder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What deploying and rolling back a release both need, open for one operation: the cluster, helm, the stored revisions, the lock. */
final class OpenRelease {

    private static final String PID_FILE = "helm.pid";
    private static final long HEARTBEAT_SECONDS = 10;
    private static final Duration AFTERWARDS = Duration.ofSeconds(60);

    private final DeliveryContext context;
    private final PrivateFolder folder;
    private final ClusterSession session;
    private final HelmCli helm;
    private final ReleaseStore store;
    private final ReleaseLock lock;
    private final OrphanHelm.Found orphan;
    private final Address address;

    /**
     * Which release it is.
     *
     * @param release name
     * @param namespace of it
     * @param cluster EKS cluster; "" when kubeconfig is given
     * @param kubeconfig path; "" when cluster is given
     * @param region "" for that of the enclosing block
     */
    record Address(String release, String namespace, String cluster, String kubeconfig, String region) {

        String label() {
            return "release " + namespace + "/" + release + (cluster.isEmpty() ? "" : " in " + cluster);
        }

        private String folder() {
            return "helm-%s-%08x".formatted(release, hashCode());
        }
    }

    private OpenRelease(
            DeliveryContext context,
            PrivateFolder folder,
            ClusterSession session,
            HelmCli helm,
            OrphanHelm.Found orphan,
            Address address) {
        this.context = context;
        this.folder = folder;
        this.session = session;
        this.helm = helm;
        this.orphan = orphan;
        this.address = address;
        this.store = new ReleaseStore(session.client(), address.namespace(), address.release());
        this.lock = new ReleaseLock(
                session.client(),
                address.namespace(),
                address.release(),
                holder(context),
                context.clock(),
                context.log());
    }

    static OpenRelease open(DeliveryContext context, Address address) throws IOException, InterruptedException {
        String leftBehind = PrivateFolder.path(context.workspace(), address.folder()) + "/" + PID_FILE;
        OrphanHelm.Found orphan = context.workspace().act(new OrphanHelm(leftBehind));
        PrivateFolder folder = PrivateFolder.open(context.workspace(), address.folder());
        ClusterSession session = null;
        try {
            AwsAccess aws =
                    address.region().isEmpty() ? context.aws() : context.aws().in(address.region());
            session = address.cluster().isEmpty()
                    ? ClusterSession.kubeconfig(context, address.kubeconfig())
                    : ClusterSession.eks(context, aws, address.cluster(), folder);
            return new OpenRelease(
                    context, folder, session, HelmCli.find(context, session.kubeconfig()), orphan, address);
        } catch (IOException | InterruptedException | RuntimeException failed) {
            if (session != null) {
                session.close();
            }
            folder.remove();
            throw failed;
        }
    }

    KubernetesClient client() {
        return session.client();
    }

    HelmCli helm() {
        return helm;
    }

    ReleaseStore store() {
        return store;
    }

    PrivateFolder folder() {
        return folder;
    }

    Address address() {
        return address;
    }

    /** Runs a helm command that changes the cluster. */
    HelmCli.Ended change(List<String> arguments) throws InterruptedException {
        return helm.change(folder.file(PID_FILE), arguments);
    }

    /** Runs something every few seconds until this is closed. */
    void every(long seconds, Runnable task) {
        session.every(seconds, task);
    }

    /**
     * Takes the release's lock and recovers what a killed run left pending.
     *
     * @param timeout of helm
     * @return the history as it is now
     */
    List<StoredRevision> take(Duration timeout, PendingRecovery recovery) throws IOException, InterruptedException {
        // An upgrade and a rollback, each with the timeout.
        Optional<Instant> workingUntil =
                lock.take(timeout, timeout.multipliedBy(2).plus(AFTERWARDS));
        every(HEARTBEAT_SECONDS, lock::renew);
        List<StoredRevision> history = store.history();
        if (workingUntil.isEmpty() && !history.isEmpty()) {
            // Left by a helm that none of our runs started: all that is known is when it began.
            workingUntil =
                    Optional.of(history.get(history.size() - 1).changedAt().plus(timeout));
        }
        return new PendingRelease(store, context.clock(), context.log())
                .recover(
                        address.label(),
                        history,
                        recovery,
                        orphan == OrphanHelm.Found.GONE ? Optional.empty() : workingUntil);
    }

    /** Goes back to a revision and returns how helm ended. */
    HelmCli.Ended rollBack(int revision, boolean waitReady, Duration timeout, boolean cleanup, int historyMax)
            throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(
                "rollback",
                address.release(),
                Integer.toString(revision),
                "--namespace",
                address.namespace(),
                "--timeout",
                timeout.toSeconds() + "s",
                "--history-max",
                Integer.toString(historyMax)));
        arguments.addAll(helm.waiting(waitReady, false));
        if (cleanup) {
            arguments.add("--cleanup-on-fail");
        }
        return change(arguments);
    }

    void close() throws IOException, InterruptedException {
        lock.free();
        session.close();
        folder.remove();
    }

    private static String holder(DeliveryContext context) {
        Map<String, String> environment = context.environment();
        if (environment.containsKey("BUILD_TAG")) {
            return environment.get("BUILD_TAG");
        }
        return environment.containsKey("JOB_NAME") && environment.containsKey("BUILD_NUMBER")
                ? environment.get("JOB_NAME") + "-" + environment.get("BUILD_NUMBER")
                : "run-" + UUID.randomUUID();
    }
}
