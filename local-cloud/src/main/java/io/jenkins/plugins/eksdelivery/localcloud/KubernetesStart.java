package io.jenkins.plugins.eksdelivery.localcloud;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.localcloud.CloudSettings.Part;
import io.jenkins.plugins.eksdelivery.localcloud.daemon.Daemons;
import io.jenkins.plugins.eksdelivery.localcloud.kubernetes.ControlPlane;
import io.jenkins.plugins.eksdelivery.localcloud.kubernetes.KubernetesRegions;
import io.jenkins.plugins.eksdelivery.localcloud.kubernetes.KubernetesTool;
import io.jenkins.plugins.eksdelivery.localcloud.kubernetes.RealNode;
import io.jenkins.plugins.eksdelivery.localcloud.kubernetes.Region;
import io.jenkins.plugins.eksdelivery.localcloud.tool.DebianPackages;
import io.jenkins.plugins.eksdelivery.localcloud.tool.Toolbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Starts the Kubernetes of each region, with a real node where that can be had. */
final class KubernetesStart {

    private final CloudSettings settings;
    private final Daemons daemons;
    private final Toolbox toolbox;
    private final Map<String, String> absent;

    /** @param absent takes the reason when there is no real node */
    KubernetesStart(CloudSettings settings, Daemons daemons, Toolbox toolbox, Map<String, String> absent) {
        this.settings = settings;
        this.daemons = daemons;
        this.toolbox = toolbox;
        this.absent = absent;
    }

    /**
     * Starts all regions side by side and tells the AWS API where they are.
     *
     * @param folder with Kubernetes' programs
     * @param endpoint URL of the AWS API
     * @param registries region to port; without them no real node can pull
     */
    Map<String, CloudState.Kubernetes> run(Path folder, String endpoint, Map<String, Integer> registries)
            throws InterruptedException {
        ControlPlane controlPlane = new ControlPlane(folder.resolve("local-kubernetes"), daemons, toolbox);
        List<Region> regions = settings.kubernetesRegions(endpoint);
        Optional<RealNode> node = registries.isEmpty() ? Optional.empty() : realNode(folder);
        Set<String> real = ConcurrentHashMap.newKeySet();
        Map<String, String> addresses = KubernetesRegions.each(regions, region -> {
            String address = controlPlane.start(region);
            if (node.isPresent() && started(node.get(), region, address, registries)) {
                real.add(region.name());
            } else {
                controlPlane.addSeemingNodes(region, address);
            }
            return address;
        });
        Map<String, CloudState.Kubernetes> started = new LinkedHashMap<>();
        ControlApi control = new ControlApi(endpoint);
        for (Region region : regions) {
            String address = Objects.requireNonNull(addresses.get(region.name()));
            String authority = Base64.getEncoder().encodeToString(read(region.authority()));
            Map<String, String> told = Map.of(
                    "address", address, "certificateAuthority", authority, "version", KubernetesTool.minorVersion());
            control.call("PUT", "kubernetes/" + region.name(), told);
            started.put(
                    region.name(),
                    new CloudState.Kubernetes(address, region.kubeconfig().toString(), real.contains(region.name())));
        }
        return started;
    }

    /** A root in a container may be refused what a node needs; pods then only seem to run. */
    private boolean started(RealNode node, Region region, String address, Map<String, Integer> registries)
            throws IOException, InterruptedException {
        try {
            node.start(region, address, Objects.requireNonNull(registries.get(region.name())));
            return true;
        } catch (DeliveryException refused) {
            absent.put("real node in " + region.name(), refused.getMessage());
            return false;
        }
    }

    private Optional<RealNode> realNode(Path folder) throws InterruptedException {
        if (!settings.has(Part.REAL_NODE)) {
            return Optional.empty();
        }
        if (!root()) {
            absent.put("real node", "it needs root; pods only seem to run");
            return Optional.empty();
        }
        try {
            Path debian = new DebianPackages(toolbox).get("node", RealNode.PACKAGES);
            return Optional.of(new RealNode(folder, debian, daemons, toolbox));
        } catch (DeliveryException missing) {
            absent.put("real node", missing.getMessage());
            return Optional.empty();
        }
    }

    static boolean root() {
        return System.getProperty("user.name").equals("root");
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
