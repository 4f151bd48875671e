package io.jenkins.plugins.eksdelivery.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Prints what the runner and its steps add to the tools that they drive. Exit status 1 when a measure is beyond its bar. Run it on a machine
 * that does nothing else: {@code mvn -q -pl java/benchmarks -am package exec:exec}.
 */
public final class Benchmarks {

    private static final int RUNS = 5;

    private Benchmarks() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("eks-delivery-benchmarks");
        try {
            List<Measure> measures =
                    List.of(new RunnerStart(folder).measure(RUNS), new TerraformOverhead(folder).measure(RUNS));
            measures.forEach(measure -> System.out.println(measure.line()));
            System.exit(measures.stream().allMatch(Measure::holds) ? 0 : 1);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
