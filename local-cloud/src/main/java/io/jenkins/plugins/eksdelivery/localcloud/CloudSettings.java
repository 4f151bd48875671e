package io.jenkins.plugins.eksdelivery.localcloud;

import io.jenkins.plugins.eksdelivery.localcloud.kubernetes.Region;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where a local cloud lives and what it consists of.
 *
 * @param state folder of this cloud: processes, logs, addresses, keys; one cloud per folder
 * @param cache folder of built and installed programs, shared by all clouds of the user
 * @param environment variables of this process, PATH among them
 * @param regions at least one; the first is the primary
 * @param parts what to start; the AWS API always is
 * @param databaseSwitchSeconds how long a switchover or promotion of a database takes, 0 or more
 */
public record CloudSettings(
        Path state,
        Path cache,
        Map<String, String> environment,
        List<String> regions,
        Set<Part> parts,
        double databaseSwitchSeconds) {

    public static final String PRIMARY = "us-east-1";
    public static final String STANDBY = "us-west-2";

    /** What a cloud may have beside the AWS API. */
    public enum Part {
        /** An ECR-like registry per region. */
        REGISTRY,
        /** A Kubernetes API per region, with nodes on which pods only seem to run. */
        KUBERNETES,
        /** A node per region that really runs pods: needs root and Debian's containerd. */
        REAL_NODE,
        /** {@code base/java:17} and {@code base/busybox} in both registries. */
        BASE_IMAGES,
        /** A BuildKit daemon: needs root. */
        BUILDKIT
    }

    public CloudSettings {
        state = state.toAbsolutePath().normalize();
        cache = cache.toAbsolutePath().normalize();
        environment = Map.copyOf(environment);
        regions = List.copyOf(regions);
        parts = Set.copyOf(parts);
        if (regions.isEmpty()) {
            throw new IllegalArgumentException("a cloud needs a region");
        }
        if (databaseSwitchSeconds < 0) {
            throw new IllegalArgumentException("databaseSwitchSeconds is negative: " + databaseSwitchSeconds);
        }
    }

    /** The whole cloud for a working directory: state in {@code .eks-delivery/cloud}, cache in {@code ~/.cache/eks-delivery}. */
    public static CloudSettings in(Path workingDirectory, Map<String, String> environment) {
        String cache = environment.get("EKS_DELIVERY_CACHE");
        return new CloudSettings(
                workingDirectory.resolve(".eks-delivery/cloud"),
                cache != null ? Path.of(cache) : Path.of(System.getProperty("user.home"), ".cache", "eks-delivery"),
                environment,
                List.of(PRIMARY, STANDBY),
                EnumSet.allOf(Part.class),
                2);
    }

    /**
     * The Kubernetes of each region.
     *
     * @param awsEndpoint URL of the AWS API
     */
    List<Region> kubernetesRegions(String awsEndpoint) {
        int first = Math.floorMod(state.toString().hashCode(), 100) * 2;
        List<Region> found = new ArrayList<>();
        for (String name : regions) {
            Path folder = state.resolve("kubernetes").resolve(name);
            found.add(new Region(name, first + found.size(), folder, awsEndpoint));
        }
        return found;
    }

    /** The same cloud with other parts. */
    public CloudSettings with(Set<Part> otherParts) {
        return new CloudSettings(state, cache, environment, regions, otherParts, databaseSwitchSeconds);
    }

    public boolean has(Part part) {
        return parts.contains(part);
    }
}
