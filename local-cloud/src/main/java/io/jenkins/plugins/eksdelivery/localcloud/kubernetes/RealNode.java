package io.jenkins.plugins.eksdelivery.localcloud.kubernetes;

import io.jenkins.plugins.eksdelivery.localcloud.daemon.Daemon;
import io.jenkins.plugins.eksdelivery.localcloud.daemon.Daemons;
import io.jenkins.plugins.eksdelivery.localcloud.daemon.SocketPath;
import io.jenkins.plugins.eksdelivery.localcloud.tool.Sources;
import io.jenkins.plugins.eksdelivery.localcloud.tool.Toolbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A node that really runs pods: containerd, runc and a kubelet in mount and process namespaces of their own, so that ending its
 * first process ends all pods and mounts. It pulls from its region's registry with a token, as EKS nodes do. There is no kube-proxy
 * and no cluster DNS: pods are reached through the API's service proxy. Needs root.
 */
public final class RealNode {

    /** What comes from Debian. */
    public static final List<String> PACKAGES = List.of("containerd", "runc", "containernetworking-plugins");

    private static final Duration LIMIT = Duration.ofSeconds(60);
    // The API server reaches the kubelet by the node's name, so that has to resolve to 127.0.0.1.
    private static final String NAME = "localhost";

    private final Path kubernetes;
    private final Path debian;
    private final Daemons daemons;
    private final Toolbox toolbox;

    /**
     * @param kubernetes folder with local-kubernetes and pause
     * @param debian folder below which the packages' files are
     */
    public RealNode(Path kubernetes, Path debian, Daemons daemons, Toolbox toolbox) {
        this.kubernetes = kubernetes;
        this.debian = debian;
        this.daemons = daemons;
        this.toolbox = toolbox;
    }

    /**
     * Starts the region's node and waits until it is ready.
     *
     * @param server host:port of the region's API server
     * @param registryPort port of the region's registry
     */
    public void start(Region region, String server, int registryPort) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(region.folder().resolve("node"));
        List<Integer> ports = FreePorts.find(2);
        Map<String, String> values = new LinkedHashMap<>();
        values.put("FOLDER", folder.toString());
        values.put("SOCKET", SocketPath.in(folder, "containerd.sock").toString());
        values.put("PKI", region.pki().toString());
        values.put("CNI", debian.resolve("usr/lib/cni").toString());
        values.put("BRIDGE", region.bridge());
        values.put("SUBNET", "10.244." + region.network() + ".0/24");
        values.put("CGROUP", "/" + region.bridge());
        values.put("PORT", ports.get(0).toString());
        values.put("HEALTH_PORT", ports.get(1).toString());
        values.put("REGISTRY", "127.0.0.1:" + registryPort);
        values.put("AWS", region.awsEndpoint());
        values.put("REGION", region.name());
        values.put("ZONE", region.name() + "a");
        values.put("NAME", NAME);
        values.put("PROGRAM", kubernetes.resolve("local-kubernetes").toString());
        values.put(
                "PATH",
                debian.resolve("usr/bin") + ":" + debian.resolve("usr/sbin") + ":/usr/sbin:/usr/bin:/sbin:/bin");
        for (String file : List.of(
                "containerd.toml", "network.conflist", "kubelet.yaml", "credentials.yaml", "hosts.toml", "run")) {
            write(folder, file, values);
        }
        place(folder, "network.conflist", "cni/10-bridge.conflist");
        place(folder, "hosts.toml", "registries/" + values.get("REGISTRY") + "/hosts.toml");
        Files.createDirectories(folder.resolve("plugins"));
        Files.createSymbolicLink(
                folder.resolve("plugins/ecr-credential-provider"), kubernetes.resolve("local-kubernetes"));
        writePauseImage(folder);
        Files.setPosixFilePermissions(folder.resolve("run"), PosixFilePermissions.fromString("rwx------"));
        ApiProbe probe = new ApiProbe("https://" + server, region.pki());
        daemons.start(new Daemon(
                region.daemon("node"),
                List.of(
                        "unshare",
                        "--mount",
                        "--pid",
                        "--fork",
                        "--kill-child",
                        "--mount-proc",
                        folder.resolve("run").toString()),
                Map.of(),
                folder,
                () -> probe.nodeReady(NAME),
                LIMIT,
                Daemon.Ending.KILLED));
    }

    /** Takes away what a node that has ended leaves: its bridge and its control groups. */
    public static void cleanUp(Region region, Toolbox toolbox) throws IOException, InterruptedException {
        if (Files.exists(Path.of("/sys/class/net", region.bridge()))) {
            List<String> command = List.of("ip", "link", "delete", region.bridge());
            toolbox.run("LC-STATE-01", "the bridge " + region.bridge(), Map.of(), Path.of("/"), command);
        }
        List<Path> groups = new ArrayList<>();
        try (DirectoryStream<Path> controllers = Files.newDirectoryStream(Path.of("/sys/fs/cgroup"))) {
            for (Path controller : controllers) {
                groups.add(controller.resolve(region.bridge()));
            }
        }
        groups.add(Path.of("/sys/fs/cgroup", region.bridge()));
        for (Path group : groups) {
            if (Files.isDirectory(group)) {
                removeGroups(group);
            }
        }
    }

    /** Control groups are removed as folders, from the leaves on; the files in them are not real. */
    private static void removeGroups(Path root) throws IOException {
        try (Stream<Path> folders = Files.walk(root)) {
            for (Path folder : folders.filter(Files::isDirectory)
                    .sorted(Comparator.reverseOrder())
                    .toList()) {
                Files.deleteIfExists(folder);
            }
        }
    }

    private void writePauseImage(Path folder) throws InterruptedException {
        List<String> command = List.of(
                kubernetes.resolve("local-kubernetes").toString(),
                "pause-image",
                kubernetes.resolve("pause").toString(),
                folder.resolve("pause.tar").toString());
        toolbox.run("LC-START-02", "the pause image", Map.of(), folder, command);
    }

    private static void write(Path folder, String file, Map<String, String> values) throws IOException {
        String text = new String(Sources.of("kubernetes").file("node/" + file), StandardCharsets.UTF_8);
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("__" + value.getKey() + "__", value.getValue());
        }
        Files.writeString(folder.resolve(file), text);
    }

    private static void place(Path folder, String file, String where) throws IOException {
        Path target = folder.resolve(where);
        Files.createDirectories(target.getParent());
        Files.move(folder.resolve(file), target);
    }
}
