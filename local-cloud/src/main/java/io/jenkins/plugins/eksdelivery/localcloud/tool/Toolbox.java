package io.jenkins.plugins.eksdelivery.localcloud.tool;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import io.jenkins.plugins.eksdelivery.process.CapturedOutput;
import io.jenkins.plugins.eksdelivery.process.Command;
import io.jenkins.plugins.eksdelivery.process.CommandResult;
import io.jenkins.plugins.eksdelivery.process.LocalCommandRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Programs in a cache, each in {@code <tool>/<hash of what it is made of>}. What is there is used; what is not is made once,
 * also when several builds ask at the same time.
 */
public final class Toolbox {

    /** Makes a tool in an empty folder. */
    @FunctionalInterface
    public interface Recipe {
        void make(Path folder) throws IOException, InterruptedException;
    }

    private final Path cache;
    private final Map<String, String> environment;
    private final DeliveryLog log;

    public Toolbox(Path cache, Map<String, String> environment, DeliveryLog log) {
        this.cache = cache;
        this.environment = Map.copyOf(environment);
        this.log = log;
    }

    /**
     * The folder of a tool, made first when it is absent.
     *
     * @param tool its name, such as {@code kubernetes}
     * @param hash of all that it is made of
     * @param what told in the progress, such as "compiling Kubernetes, about 7 minutes"
     */
    public Path get(String tool, String hash, String what, Recipe recipe) throws InterruptedException {
        Path folder = cache.resolve(tool).resolve(hash);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        try {
            Files.createDirectories(folder.getParent());
            Path lock = cache.resolve(tool).resolve(hash + ".lock");
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                if (held.isValid() && !Files.isDirectory(folder)) {
                    make(folder, what, recipe);
                }
            }
            return folder;
        } catch (IOException failed) {
            throw new DeliveryException(
                    Failure.permanent(
                            "LC-CACHE-01",
                            "the tool " + tool + " in " + cache,
                            String.valueOf(failed.getMessage()),
                            "Give the cache room and write permission, or set EKS_DELIVERY_CACHE to another folder"),
                    failed);
        }
    }

    /**
     * Runs a program of a recipe.
     *
     * @param code of the failure when it ends with another status than 0
     * @throws DeliveryException with the last lines that the program printed
     */
    public String run(String code, String what, Map<String, String> variables, Path directory, List<String> command)
            throws InterruptedException {
        CapturedOutput output = new CapturedOutput();
        CommandResult result = new LocalCommandRunner(environment, directory)
                .run(Command.of(command).with(variables), output);
        if (!result.succeeded()) {
            String said = (output.error() + output.output()).strip();
            throw new DeliveryException(Failure.permanent(
                    code,
                    what,
                    command.get(0) + " ended with status " + result.exitCode() + ": "
                            + said.substring(Math.max(0, said.length() - 1500)).replace("\n", " | "),
                    "Read the message of " + command.get(0) + " and try again"));
        }
        return output.output();
    }

    /** The program's place on the PATH. */
    public Optional<Path> find(String program) {
        return Stream.of(environment.getOrDefault("PATH", "").split(":"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    public void say(String line) {
        log.line(line);
    }

    private void make(Path folder, String what, Recipe recipe) throws IOException, InterruptedException {
        log.line(what);
        long start = System.nanoTime();
        Path partial = folder.resolveSibling(folder.getFileName() + ".partial");
        delete(partial);
        Files.createDirectories(partial);
        recipe.make(partial);
        Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
        log.line("  done in " + Duration.ofNanos(System.nanoTime() - start).toSeconds() + " s");
    }

    /** Deletes a folder with all that is in it, if it is there. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        }
    }
}
