package io.jenkins.plugins.eksdelivery.process;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs programs on this machine, each in a process group of its own. */
public final class LocalCommandRunner implements CommandRunner {

    /** What a daemon that a script left behind may still have to say: it holds the output open for ever. */
    private static final Duration LAST_OUTPUT = Duration.ofSeconds(1);

    private final Map<String, String> environment;
    private final Path directory;

    /**
     * @param environment all variables of the programs, PATH among them; those of this process are not added
     * @param directory the build's current directory
     */
    public LocalCommandRunner(Map<String, String> environment, Path directory) {
        this.environment = Map.copyOf(environment);
        this.directory = directory.toAbsolutePath().normalize();
    }

    @Override
    public CommandResult run(Command command, OutputListener listener) throws InterruptedException {
        Path workingDirectory = directory.resolve(command.directory()).normalize();
        String path = command.environment().getOrDefault("PATH", environment.getOrDefault("PATH", ""));
        Path program = ProgramLookup.find(command.program(), path, workingDirectory)
                .orElseThrow(() -> ProgramLookup.notFound(command.program(), "PATH is " + path));
        if (!Files.isDirectory(workingDirectory)) {
            throw new DeliveryException(Failure.permanent(
                    "PROC-02",
                    "directory " + workingDirectory,
                    "it does not exist, so " + command.program() + " can't run there",
                    "Correct the directory"));
        }
        long start = System.nanoTime();
        try {
            int exitCode = run(command, workingDirectory, path, program, listener);
            return new CommandResult(exitCode, Duration.ofNanos(System.nanoTime() - start));
        } catch (IOException notStarted) {
            throw new DeliveryException(
                    Failure.permanent(
                            "PROC-03",
                            "program " + program,
                            "it could not be started: " + notStarted.getMessage(),
                            "Check that the file is a program for this machine"),
                    notStarted);
        }
    }

    private int run(Command command, Path workingDirectory, String path, Path program, OutputListener listener)
            throws IOException, InterruptedException {
        ProcessGroup group = ProcessGroup.of(path, workingDirectory);
        List<String> arguments = new ArrayList<>(group.prefix());
        arguments.add(program.toString());
        arguments.addAll(command.arguments().subList(1, command.arguments().size()));
        ProcessBuilder builder = new ProcessBuilder(arguments).directory(workingDirectory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().putAll(command.environment());
        if (command.input().isEmpty()) {
            builder.redirectInput(Redirect.from(Path.of("/dev/null").toFile()));
        }
        Object oneAtATime = new Object();
        Consumer<String> output = line -> {
            synchronized (oneAtATime) {
                listener.line(OutputListener.Source.OUTPUT, line);
            }
        };
        Consumer<String> error = line -> {
            synchronized (oneAtATime) {
                listener.line(OutputListener.Source.ERROR, line);
            }
        };
        try (OutputReader outputReader = OutputReader.of(command.outlivesUs(), output);
                OutputReader errorReader = OutputReader.of(command.outlivesUs(), error)) {
            outputReader.target().ifPresent(builder::redirectOutput);
            errorReader.target().ifPresent(builder::redirectError);
            Process process = builder.start();
            outputReader.start(process.getInputStream(), program.getFileName() + " output");
            errorReader.start(process.getErrorStream(), program.getFileName() + " error");
            feed(process, command.input());
            Optional<InterruptedException> interrupted = awaitEnd(process, group, command.grace());
            outputReader.finish(LAST_OUTPUT);
            errorReader.finish(LAST_OUTPUT);
            if (interrupted.isPresent()) {
                throw interrupted.get();
            }
            return process.exitValue();
        }
    }

    private static Optional<InterruptedException> awaitEnd(Process process, ProcessGroup group, Duration grace)
            throws IOException {
        try {
            process.waitFor();
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            group.stop(process, grace);
            return Optional.of(interrupted);
        }
    }

    /** In a thread of its own: a program that prints before it has read all would block us, and we it. */
    private static void feed(Process process, String input) {
        if (input.isEmpty()) {
            return;
        }
        Thread feeder = new Thread(
                () -> {
                    try (OutputStream stream = process.getOutputStream()) {
                        stream.write(input.getBytes(StandardCharsets.UTF_8));
                    } catch (IOException endedWithoutReading) {
                        // A program need not read its input; its exit status tells whether it minded.
                    }
                },
                "input of " + process.pid());
        feeder.setDaemon(true);
        feeder.start();
    }
}
