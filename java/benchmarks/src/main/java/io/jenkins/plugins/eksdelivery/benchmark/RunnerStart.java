package io.jenkins.plugins.eksdelivery.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A pipeline with one echo, start of the JVM included, beside {@code sh -c 'echo'}: all of it is the runner's own. */
final class RunnerStart {

    /** Seconds that a person takes for immediate, and the notes on the engine measured as reachable without an archive of classes. */
    private static final double BAR = 2.5;

    private final Path folder;

    RunnerStart(Path folder) {
        this.folder = folder;
    }

    Measure measure(int runs) throws IOException, InterruptedException {
        Path directory = Files.createDirectories(folder.resolve("start"));
        Path script = directory.resolve("Jenkinsfile");
        Files.writeString(script, "node { echo 'hello' }\n");
        double[] ours = new double[runs];
        double[] peer = new double[runs];
        for (int run = 0; run < runs; run++) {
            ours[run] = Stopwatch.seconds(directory, Map.of(), Stopwatch.eksDelivery("run", script.toString()));
            peer[run] = Stopwatch.seconds(directory, Map.of(), List.of("sh", "-c", "echo hello"));
        }
        return new Measure("runner: one echo, from cold JVM", Measure.median(ours), Measure.median(peer), BAR);
    }
}
