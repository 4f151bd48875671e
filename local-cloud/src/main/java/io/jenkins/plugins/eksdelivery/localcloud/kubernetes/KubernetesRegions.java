package io.jenkins.plugins.eksdelivery.localcloud.kubernetes;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Starts the control planes of all regions side by side. */
public final class KubernetesRegions {

    /** Starts what belongs to one region. */
    @FunctionalInterface
    public interface RegionStart {
        String start(Region region) throws IOException, InterruptedException;
    }

    private KubernetesRegions() {}

    /** Runs the start for each region in a thread of its own; returns region to result. */
    public static Map<String, String> each(List<Region> regions, RegionStart start) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(regions.size());
        try {
            List<Future<String>> started = new ArrayList<>();
            for (Region region : regions) {
                started.add(threads.submit(() -> start.start(region)));
            }
            Map<String, String> results = new LinkedHashMap<>();
            for (int i = 0; i < regions.size(); i++) {
                results.put(regions.get(i).name(), started.get(i).get());
            }
            return results;
        } catch (ExecutionException failed) {
            throw cause(failed);
        } finally {
            threads.shutdownNow();
        }
    }

    private static RuntimeException cause(ExecutionException failed) {
        if (failed.getCause() instanceof DeliveryException told) {
            return told;
        }
        if (failed.getCause() instanceof IOException broken) {
            return new UncheckedIOException(broken);
        }
        return new IllegalStateException(failed.getCause());
    }
}
