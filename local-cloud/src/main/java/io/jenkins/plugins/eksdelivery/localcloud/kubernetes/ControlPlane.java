package io.jenkins.plugins.eksdelivery.localcloud.kubernetes;

import io.jenkins.plugins.eksdelivery.localcloud.daemon.Daemon;
import io.jenkins.plugins.eksdelivery.localcloud.daemon.Daemon.Readiness;
import io.jenkins.plugins.eksdelivery.localcloud.daemon.Daemons;
import io.jenkins.plugins.eksdelivery.localcloud.tool.Sources;
import io.jenkins.plugins.eksdelivery.localcloud.tool.Toolbox;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A real Kubernetes control plane: etcd, API server, controllers, scheduler; and, when pods are only to seem to run, kwok with three
 * nodes. The API server asks the AWS server who a bearer token is, as on EKS.
 */
public final class ControlPlane {

    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final String SERVICES = "10.96.0.0/16";

    private final Path program;
    private final Daemons daemons;
    private final Toolbox toolbox;

    /** @param program local-kubernetes */
    public ControlPlane(Path program, Daemons daemons, Toolbox toolbox) {
        this.program = program;
        this.daemons = daemons;
        this.toolbox = toolbox;
    }

    /**
     * Starts the region's control plane, without a node, and returns host:port of its API server.
     */
    public String start(Region region) throws IOException, InterruptedException {
        List<Integer> ports = FreePorts.find(5);
        int etcd = ports.get(0);
        int api = ports.get(2);
        Files.createDirectories(region.folder());
        Sources.of("kubernetes").unpack(region.folder().resolve("source"));
        makeCertificates(region, "https://127.0.0.1:" + api);
        writeWebhook(region);
        daemons.start(etcd(region, etcd, ports.get(1)));
        ApiProbe probe = new ApiProbe("https://127.0.0.1:" + api, region.pki());
        daemons.start(apiServer(region, etcd, api, probe));
        daemons.start(controllerManager(region, ports.get(3), probe));
        daemons.start(scheduler(region, ports.get(4)));
        apply(region, "access.yaml");
        return "127.0.0.1:" + api;
    }

    /**
     * Adds three nodes on which pods only seem to run.
     *
     * @param server host:port of the region's API server
     */
    public void addSeemingNodes(Region region, String server) throws IOException, InterruptedException {
        apply(region, "nodes.yaml");
        ApiProbe probe = new ApiProbe("https://" + server, region.pki());
        daemons.start(kwok(region, FreePorts.find(1).get(0), probe));
    }

    private void makeCertificates(Region region, String server) throws InterruptedException {
        List<String> command = List.of(
                program.toString(), "certificates", "--folder", region.pki().toString(), "--server", server);
        toolbox.run("LC-START-02", "the certificates of " + region.name(), Map.of(), region.folder(), command);
    }

    private static void writeWebhook(Region region) throws IOException {
        String url = region.awsEndpoint() + "/local-cloud/kubernetes/" + region.name();
        Files.writeString(region.folder().resolve("authentication.yaml"), webhook(url + "/token-reviews"));
        Files.writeString(region.folder().resolve("authorization.yaml"), webhook(url + "/access-reviews"));
    }

    private static String webhook(String url) {
        return """
                apiVersion: v1
                kind: Config
                clusters:
                - {name: aws, cluster: {server: "%s"}}
                users:
                - {name: api-server}
                contexts:
                - {name: aws, context: {cluster: aws, user: api-server}}
                current-context: aws
                """.formatted(url);
    }

    private Daemon etcd(Region region, int client, int peer) {
        String clientUrl = "http://127.0.0.1:" + client;
        String peerUrl = "http://127.0.0.1:" + peer;
        return daemon(
                region,
                "etcd",
                () -> answers(clientUrl + "/health"),
                "--name=local",
                "--data-dir=" + region.folder().resolve("etcd"),
                "--unsafe-no-fsync",
                "--log-level=warn",
                "--listen-client-urls=" + clientUrl,
                "--advertise-client-urls=" + clientUrl,
                "--listen-peer-urls=" + peerUrl,
                "--initial-advertise-peer-urls=" + peerUrl,
                "--initial-cluster=local=" + peerUrl);
    }

    private Daemon apiServer(Region region, int etcd, int port, ApiProbe probe) {
        Path pki = region.pki();
        return daemon(
                region,
                "kube-apiserver",
                () -> probe.get("/readyz").equals("ok"),
                "--etcd-servers=http://127.0.0.1:" + etcd,
                "--bind-address=127.0.0.1",
                "--secure-port=" + port,
                "--endpoint-reconciler-type=none",
                "--tls-cert-file=" + pki.resolve("apiserver.crt"),
                "--tls-private-key-file=" + pki.resolve("apiserver.key"),
                "--client-ca-file=" + pki.resolve("ca.crt"),
                "--service-account-key-file=" + pki.resolve("service-account.pub"),
                "--service-account-signing-key-file=" + pki.resolve("service-account.key"),
                "--service-account-issuer=https://kubernetes.default.svc",
                "--authentication-token-webhook-config-file=" + region.folder().resolve("authentication.yaml"),
                "--authentication-token-webhook-version=v1",
                "--authentication-token-webhook-cache-ttl=5s",
                "--authorization-mode=Node,RBAC,Webhook",
                "--authorization-webhook-config-file=" + region.folder().resolve("authorization.yaml"),
                "--authorization-webhook-version=v1",
                "--authorization-webhook-cache-authorized-ttl=5s",
                "--authorization-webhook-cache-unauthorized-ttl=5s",
                "--service-cluster-ip-range=" + SERVICES,
                "--allow-privileged=true",
                "--kubelet-client-certificate=" + pki.resolve("kubelet-client.crt"),
                "--kubelet-client-key=" + pki.resolve("kubelet-client.key"),
                "--kubelet-certificate-authority=" + pki.resolve("ca.crt"),
                "--kubelet-preferred-address-types=Hostname,InternalIP",
                "--profiling=false");
    }

    private Daemon controllerManager(Region region, int port, ApiProbe probe) {
        Path pki = region.pki();
        return daemon(
                region,
                "kube-controller-manager",
                () -> !probe.get("/api/v1/namespaces/default/serviceaccounts/default")
                        .isEmpty(),
                "--kubeconfig=" + pki.resolve("kube-controller-manager.kubeconfig"),
                "--bind-address=127.0.0.1",
                "--secure-port=" + port,
                "--leader-elect=false",
                "--service-account-private-key-file=" + pki.resolve("service-account.key"),
                "--root-ca-file=" + pki.resolve("ca.crt"),
                "--cluster-signing-cert-file=" + pki.resolve("ca.crt"),
                "--cluster-signing-key-file=" + pki.resolve("ca.key"),
                "--profiling=false");
    }

    private Daemon scheduler(Region region, int port) {
        return daemon(
                region,
                "kube-scheduler",
                () -> true,
                "--kubeconfig=" + region.pki().resolve("kube-scheduler.kubeconfig"),
                "--bind-address=127.0.0.1",
                "--secure-port=" + port,
                "--leader-elect=false",
                "--profiling=false");
    }

    private Daemon kwok(Region region, int port, ApiProbe probe) {
        return daemon(
                region,
                "kwok",
                () -> probe.nodeReady("seeming-c"),
                "--kubeconfig=" + region.pki().resolve("kwok.kubeconfig"),
                "--config=" + region.folder().resolve("source/stages.yaml"),
                "--manage-nodes-with-label-selector=local-cloud/node=seeming",
                "--node-ip=127.0.0.1",
                "--server-address=127.0.0.1:" + port,
                "--node-lease-duration-seconds=40");
    }

    private Daemon daemon(Region region, String part, Readiness ready, String... flags) {
        List<String> command = new ArrayList<>(List.of(program.toString(), part));
        command.addAll(List.of(flags));
        return new Daemon(region.daemon(part), command, Map.of(), region.folder(), ready, LIMIT);
    }

    private void apply(Region region, String file) throws IOException, InterruptedException {
        Path manifest = region.folder().resolve(file);
        String text = Files.readString(region.folder().resolve("source").resolve(file));
        Files.writeString(manifest, text.replace("__REGION__", region.name()));
        List<String> command = List.of(
                program.toString(),
                "kubectl",
                "--kubeconfig",
                region.kubeconfig().toString(),
                "apply",
                "-f",
                manifest.toString());
        toolbox.run("LC-START-02", file + " in " + region.name(), Map.of(), region.folder(), command);
    }

    private static boolean answers(String url) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url).toURL().openConnection();
        return connection.getResponseCode() == 200;
    }
}
