package io.jenkins.plugins.eksdelivery.localcloud.daemon;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The running programs of one cloud. Each has a record with its process id and command line in the folder, so that a later
 * call finds and stops exactly these: before a signal is sent, the process must still have the recorded command line.
 */
public final class Daemons {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration TERM_LIMIT = Duration.ofSeconds(5);
    private static final int LOG_TAIL = 15;

    private final Path records;
    private final Path logs;
    private final Map<String, String> environment;

    /**
     * @param folder holds the records and logs
     * @param environment variables that all programs get
     */
    public Daemons(Path folder, Map<String, String> environment) {
        this.records = folder.resolve("process");
        this.logs = folder.resolve("log");
        this.environment = Map.copyOf(environment);
    }

    /**
     * Starts a program in a session of its own and waits until it is ready.
     *
     * @throws DeliveryException LC-START-01 when it ends or is not ready in time; the end of its log is in the message
     */
    public void start(Daemon daemon) throws InterruptedException {
        try {
            Files.createDirectories(records);
            Files.createDirectories(logs);
            Process process = launch(daemon);
            DaemonRecord record = new DaemonRecord(daemon.name(), process.pid(), daemon.command(), daemon.ending());
            Files.writeString(recordOf(daemon.name()), JSON.writeValueAsString(record));
            try {
                await(daemon, process);
            } catch (DeliveryException failed) {
                stop(record);
                Files.deleteIfExists(recordOf(daemon.name()));
                throw failed;
            }
        } catch (IOException failed) {
            throw new DeliveryException(
                    Failure.permanent(
                            "LC-START-01",
                            "the local cloud's " + daemon.name(),
                            "it could not be started: " + failed.getMessage(),
                            "Check that " + daemon.command().get(0) + " is there and try again"),
                    failed);
        }
    }

    /** The names of those that run. */
    public List<String> running() {
        return read().stream().filter(Daemons::alive).map(DaemonRecord::name).toList();
    }

    /** The names of those that were started and have ended since, without being stopped. */
    public List<String> ended() {
        return read().stream()
                .filter(record -> !alive(record))
                .map(DaemonRecord::name)
                .toList();
    }

    /** Stops all, the last started first, and returns the names of those that ran. */
    public List<String> stopAll() throws InterruptedException {
        List<String> stopped = new ArrayList<>();
        for (DaemonRecord record : read()) {
            if (alive(record)) {
                stop(record);
                stopped.add(record.name());
            }
        }
        for (DaemonRecord record : read()) {
            try {
                Files.deleteIfExists(recordOf(record.name()));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return stopped;
    }

    private Process launch(Daemon daemon) throws IOException {
        // setsid: Ctrl-C at the terminal must not reach it. It keeps the process id, since a child never leads a group.
        List<String> command = new ArrayList<>(List.of("setsid"));
        command.addAll(daemon.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(daemon.directory().toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.to(logOf(daemon.name()).toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().putAll(daemon.environment());
        return builder.start();
    }

    private void await(Daemon daemon, Process process) throws InterruptedException {
        long end = System.nanoTime() + daemon.limit().toNanos();
        while (!isReady(daemon)) {
            boolean late = System.nanoTime() > end;
            if (late || !process.isAlive()) {
                String why = late ? "it is not ready after " + daemon.limit().toSeconds() + " s" : "it ended";
                throw new DeliveryException(Failure.transientFault(
                        "LC-START-01",
                        "the local cloud's " + daemon.name(),
                        why + "; its last words were: " + lastWords(daemon.name()),
                        "Read " + logOf(daemon.name()) + ", then run: eks-delivery cloud down, and up again"));
            }
            Thread.sleep(POLL.toMillis());
        }
    }

    // A readiness check may fail in any way while the program starts; each means "not yet".
    private static boolean isReady(Daemon daemon) throws InterruptedException {
        try {
            return daemon.ready().ready();
        } catch (InterruptedException interrupted) {
            throw interrupted;
        } catch (Exception notYet) {
            return false;
        }
    }

    private String lastWords(String name) {
        try {
            List<String> lines = Files.readAllLines(logOf(name), StandardCharsets.UTF_8);
            return String.join(" | ", lines.subList(Math.max(0, lines.size() - LOG_TAIL), lines.size()));
        } catch (IOException unreadable) {
            return "(no log: " + unreadable.getMessage() + ")";
        }
    }

    private static void stop(DaemonRecord record) throws InterruptedException {
        ProcessHandle process = ProcessHandle.of(record.pid()).orElse(null);
        if (process == null) {
            return;
        }
        if (record.ending() == Daemon.Ending.ASKED) {
            process.destroy();
            if (gone(record, TERM_LIMIT)) {
                return;
            }
        }
        process.destroyForcibly();
        gone(record, TERM_LIMIT);
    }

    private static boolean gone(DaemonRecord record, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (alive(record)) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(POLL.toMillis());
        }
        return true;
    }

    /** A process that has ended and was not reaped has an id still, but no command line. */
    private static boolean alive(DaemonRecord record) {
        try {
            String commandLine = Files.readString(Path.of("/proc", Long.toString(record.pid()), "cmdline"));
            return commandLine.contains(String.join("\0", record.command()) + "\0");
        } catch (IOException gone) {
            return false;
        }
    }

    /** The last started first. */
    private List<DaemonRecord> read() {
        if (!Files.isDirectory(records)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(records)) {
            List<Path> newestFirst = files.sorted(
                            Comparator.comparing(Daemons::written).reversed())
                    .toList();
            List<DaemonRecord> found = new ArrayList<>();
            for (Path file : newestFirst) {
                found.add(JSON.readValue(Files.readString(file), DaemonRecord.class));
            }
            return found;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static FileTime written(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path recordOf(String name) {
        return records.resolve(name + ".json");
    }

    private Path logOf(String name) {
        return logs.resolve(name + ".log");
    }
}
