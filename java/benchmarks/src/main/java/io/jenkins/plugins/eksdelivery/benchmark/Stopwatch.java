package io.jenkins.plugins.eksdelivery.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Times programs as whole processes. */
final class Stopwatch {

    private Stopwatch() {}

    /** Seconds from start to end. */
    static double seconds(Path directory, Map<String, String> variables, List<String> command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output.txt").toFile());
        builder.environment().putAll(variables);
        long start = System.nanoTime();
        int status = builder.start().waitFor();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (status != 0) {
            throw new IOException(
                    command + " ended with status " + status + "; see " + directory.resolve("output.txt"));
        }
        return seconds;
    }

    /** This program's own command line in a JVM of its own. */
    static List<String> eksDelivery(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "io.jenkins.plugins.eksdelivery.runner.cli.EksDelivery"));
        command.addAll(List.of(arguments));
        return command;
    }
}
