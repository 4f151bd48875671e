package io.jenkins.plugins.eksdelivery.localcloud;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The addresses and the key of a running cloud.
 *
 * @param endpoint URL of the AWS API for all regions
 * @param accessKeyId the administrator's key
 * @param secretAccessKey its secret; the file that keeps this record is for the user only
 * @param regions the primary first
 * @param arcEndpoints region to port of the five routing-control endpoints
 * @param kubernetesGates region to port through which clients reach its Kubernetes
 * @param registries region to port; empty without registries
 * @param kubernetes region to its Kubernetes; empty without
 * @param tools program to its absolute path: helm, helm3, helm4, kubectl, buildctl, terraform
 * @param buildkit address for {@code buildctl --addr}; null without BuildKit
 * @param absent part to the reason why it could not be had
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CloudState(
        String endpoint,
        String accessKeyId,
        String secretAccessKey,
        List<String> regions,
        Map<String, Integer> arcEndpoints,
        Map<String, Integer> kubernetesGates,
        Map<String, Integer> registries,
        Map<String, Kubernetes> kubernetes,
        Map<String, String> tools,
        @Nullable String buildkit,
        Map<String, String> absent) {

    /**
     * A region's Kubernetes.
     *
     * @param address host:port of the API server itself; clients go through the gate
     * @param kubeconfig file of the administrator
     * @param realNode whether pods really run on one of its nodes
     */
    public record Kubernetes(String address, String kubeconfig, boolean realNode) {}

    public CloudState {
        regions = List.copyOf(regions);
        arcEndpoints = copy(arcEndpoints);
        kubernetesGates = copy(kubernetesGates);
        registries = copy(registries);
        kubernetes = copy(kubernetes);
        tools = copy(tools);
        absent = copy(absent);
    }

    @Override
    public String toString() {
        return "CloudState[endpoint=" + endpoint + ", regions=" + regions + ", registries=" + registries + "]";
    }

    // The AWS server's file lacks what the Java side adds later.
    private static <V> Map<String, V> copy(@Nullable Map<String, V> given) {
        return given == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(given));
    }
}
