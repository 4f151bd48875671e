package io.jenkins.plugins.eksdelivery.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The command line as a process of its own, in a working directory of its own.
 *
 * @param status exit status
 * @param output standard output
 * @param error error stream
 * @param duration from start to end
 */
record CommandLineProcess(int status, String output, String error, Duration duration) {

    private static final Path PROJECT = Path.of(System.getProperty("project.root"));

    static CommandLineProcess run(Path directory, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Deksdelivery.home=" + PROJECT,
                "-cp",
                System.getProperty("java.class.path"),
                "io.jenkins.plugins.eksdelivery.runner.cli.EksDelivery"));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(directory, "output", ".txt");
        Path error = Files.createTempFile(directory, "error", ".txt");
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(output.toFile())
                .redirectError(error.toFile())
                .start();
        if (!process.waitFor(40, TimeUnit.MINUTES)) {
            process.destroy();
            process.waitFor();
        }
        Duration duration = Duration.ofNanos(System.nanoTime() - start);
        return new CommandLineProcess(process.exitValue(), Files.readString(output), Files.readString(error), duration);
    }

    /** What a reader of a failed test needs: the end of both streams. */
    String tail() {
        return "exit status " + status + " after " + duration.toSeconds() + " s\n" + last(output) + "\n" + last(error);
    }

    private static String last(String text) {
        List<String> lines = text.lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
    }
}
