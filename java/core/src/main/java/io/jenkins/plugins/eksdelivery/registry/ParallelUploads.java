package io.jenkins.plugins.eksdelivery.registry;

import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Uploads several blobs at once, the largest first; the first failure, or an interrupt, stops them all. */
final class ParallelUploads {

    private final int concurrency;
    private final RegistrySession session;

    ParallelUploads(int concurrency, RegistrySession session) {
        this.concurrency = concurrency;
        this.session = session;
    }

    void run(BlobUpload upload, List<Descriptor> blobs, DeliveryLog log) throws IOException, InterruptedException {
        List<Descriptor> largestFirst = new ArrayList<>(blobs);
        largestFirst.sort(Comparator.comparingLong(Descriptor::size).reversed());
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(concurrency, Math.max(1, blobs.size())));
        boolean done = false;
        try {
            CompletionService<String> running = new ExecutorCompletionService<>(threads);
            for (Descriptor blob : largestFirst) {
                running.submit(() -> uploaded(upload, blob));
            }
            for (int finished = 1; finished <= blobs.size(); finished++) {
                log.line(String.format(Locale.ROOT, "  %d/%d %s", finished, blobs.size(), result(running)));
            }
            done = true;
        } finally {
            threads.shutdownNow();
            if (!done) {
                // cuts what the threads wait for, so that they end now
                session.close();
            }
            threads.awaitTermination(10, TimeUnit.SECONDS);
        }
    }

    private static String uploaded(BlobUpload upload, Descriptor blob) throws IOException, InterruptedException {
        boolean sent = upload.run(blob);
        return blob.digest() + " " + Bytes.readable(blob.size()) + (sent ? " sent" : " already there");
    }

    private static String result(CompletionService<String> running) throws IOException, InterruptedException {
        try {
            return running.take().get();
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            if (cause instanceof IOException unreadable) {
                throw unreadable;
            }
            if (cause instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(cause);
        }
    }
}
