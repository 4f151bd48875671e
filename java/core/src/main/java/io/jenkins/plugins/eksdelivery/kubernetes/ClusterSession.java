package io.jenkins.plugins.eksdelivery.kubernetes;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import io.jenkins.plugins.eksdelivery.log.Secret;
import io.jenkins.plugins.eksdelivery.operation.AwsAccess;
import io.jenkins.plugins.eksdelivery.operation.DeliveryContext;
import io.jenkins.plugins.eksdelivery.workspace.PrivateFolder;
import io.jenkins.plugins.eksdelivery.workspace.Workspace;
import io.jenkins.plugins.eksdelivery.workspace.WorkspaceTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Access to one cluster for one operation: a client for us, and a private kubeconfig for a tool. The kubeconfig names a token file, which
 * is renewed for as long as the session is open; no token is in an argument, a variable or the log.
 */
public final class ClusterSession implements AutoCloseable {

    private final DeliveryContext context;
    private final KubernetesClient client;
    private final String kubeconfig;
    private final ScheduledExecutorService renewal;

    private ClusterSession(DeliveryContext context, KubernetesClient client, String kubeconfig) {
        this.context = context;
        this.client = client;
        this.kubeconfig = kubeconfig;
        this.renewal = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "renewal of cluster access");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Opens access to an EKS cluster.
     *
     * @param folder where the tool's files go; the caller removes it
     * @throws DeliveryException HD-CLUSTER-01 when the region has no such cluster
     */
    public static ClusterSession eks(DeliveryContext context, AwsAccess aws, String cluster, PrivateFolder folder)
            throws IOException, InterruptedException {
        EksCluster found = EksCluster.find(aws, cluster);
        EksToken tokens = new EksToken(aws, cluster, context.clock());
        KubernetesClient client = new KubernetesAccess(aws, context.mask(), context.clock()).client(found);
        ClusterSession session = new ClusterSession(
                context, client, folder.write("kubeconfig", kubeconfig(found, folder.file("token"))));
        session.writeToken(tokens, folder);
        long seconds = EksToken.RENEW_AFTER.toSeconds();
        session.renewal.scheduleWithFixedDelay(() -> session.renew(tokens, folder), seconds, seconds, TimeUnit.SECONDS);
        return session;
    }

    /**
     * Opens access with a kubeconfig of the workspace.
     *
     * @param path relative to the build's current directory
     * @throws DeliveryException HD-KUBECONFIG-01 when it is not there or is malformed
     */
    public static ClusterSession kubeconfig(DeliveryContext context, String path)
            throws IOException, InterruptedException {
        String text = context.workspace().act(new Read(context.workspace().root(), path));
        Config config;
        try {
            config = Config.fromKubeconfig(text);
        } catch (RuntimeException malformed) {
            throw new DeliveryException(
                    Failure.permanent(
                            "HD-KUBECONFIG-01",
                            "kubeconfig " + path,
                            "it can't be read: " + malformed.getMessage(),
                            "Give a kubeconfig, or cluster: the name of the EKS cluster"),
                    malformed);
        }
        String absolute = path.startsWith("/") ? path : context.workspace().path() + "/" + path;
        return new ClusterSession(context, KubernetesAccess.client(config), absolute);
    }

    /** A client with the same identity as the tool's. */
    public KubernetesClient client() {
        return client;
    }

    /** Absolute path of the kubeconfig on the machine of the workspace. */
    public String kubeconfig() {
        return kubeconfig;
    }

    /** Runs something again and again until the session is closed, such as a heartbeat. */
    public void every(long seconds, Runnable task) {
        renewal.scheduleWithFixedDelay(task, seconds, seconds, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        renewal.shutdownNow();
        client.close();
    }

    private void renew(EksToken tokens, PrivateFolder folder) {
        try {
            writeToken(tokens, folder);
        } catch (IOException | RuntimeException failed) {
            // The present token is good for five more minutes, and the next attempt may succeed.
            context.log().line("the cluster's token could not be renewed: " + failed.getMessage());
            renewal.schedule(() -> renew(tokens, folder), 30, TimeUnit.SECONDS);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeToken(EksToken tokens, PrivateFolder folder) throws IOException, InterruptedException {
        Secret token = tokens.make();
        context.mask().add(token);
        folder.write("token", token.reveal());
    }

    /** As JSON, which is YAML too. */
    private static String kubeconfig(EksCluster cluster, String tokenFile) throws IOException {
        String name = cluster.name();
        return new ObjectMapper()
                .writeValueAsString(Map.of(
                        "apiVersion",
                        "v1",
                        "kind",
                        "Config",
                        "current-context",
                        name,
                        "clusters",
                        List.of(Map.of(
                                "name",
                                name,
                                "cluster",
                                Map.of(
                                        "server",
                                        cluster.endpoint(),
                                        "certificate-authority-data",
                                        cluster.certificateAuthority()))),
                        "contexts",
                        List.of(Map.of("name", name, "context", Map.of("cluster", name, "user", name))),
                        "users",
                        List.of(Map.of("name", name, "user", Map.of("tokenFile", tokenFile)))));
    }

    private record Read(String workspaceRoot, String path) implements WorkspaceTask<String> {
        @Override
        public String run(Path root, DeliveryLog log) throws IOException {
            // withCredentials puts its files beside the workspace.
            Path secrets = Path.of(workspaceRoot + "@tmp").normalize();
            Path file = root.resolve(path).normalize().startsWith(secrets)
                    ? root.resolve(path).normalize()
                    : Workspace.resolve(root, path);
            if (!Files.isRegularFile(file)) {
                throw new DeliveryException(Failure.permanent(
                        "HD-KUBECONFIG-01",
                        "kubeconfig " + path,
                        "there is no such file in " + root,
                        "Correct the path"));
            }
            return Files.readString(file);
        }
    }
}
