package io.jenkins.plugins.eksdelivery.process;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads one stream of a program in a thread and passes its lines on. Through a pipe, or through a file for a program that must outlive us:
 * a Go program (terraform, helm) dies of SIGPIPE when it prints to a pipe whose reader was killed.
 */
final class OutputReader implements Closeable {

    /** How soon a line in a file is noticed. */
    private static final long LOOK_EVERY_MILLIS = 20;

    private final @Nullable Path file;
    private final Consumer<String> lines;
    private volatile boolean ended;
    private volatile boolean abandoned;
    private @Nullable Thread thread;

    private OutputReader(@Nullable Path file, Consumer<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    static OutputReader of(boolean throughFile, Consumer<String> lines) throws IOException {
        return new OutputReader(throughFile ? Files.createTempFile("eks-delivery-", ".out") : null, lines);
    }

    /** The file that the program has to print to; empty for a pipe. */
    Optional<File> target() {
        return Optional.ofNullable(file).map(Path::toFile);
    }

    void start(InputStream pipe, String name) throws IOException {
        InputStream source = file == null ? pipe : Files.newInputStream(file);
        Thread reader = new Thread(() -> read(source), name);
        reader.setDaemon(true);
        reader.start();
        thread = reader;
    }

    /** Waits until all is passed on. What a process left in the background prints after {@code limit} is not. */
    void finish(Duration limit) {
        ended = true;
        Thread reader = thread;
        if (reader == null) {
            return;
        }
        boolean interrupted = false;
        long deadline = System.nanoTime() + limit.toNanos();
        while (reader.isAlive() && System.nanoTime() < deadline) {
            try {
                reader.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        abandoned = true;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }

    private void read(InputStream source) {
        LineSplitter splitter = new LineSplitter(
                line -> {
                    if (!abandoned) {
                        lines.accept(line);
                    }
                },
                System::nanoTime);
        char[] buffer = new char[8192];
        try (Reader reader = new InputStreamReader(source, StandardCharsets.UTF_8)) {
            while (true) {
                boolean wasEnded = ended;
                int count = reader.read(buffer);
                if (count > 0) {
                    splitter.accept(buffer, count);
                } else if (file == null || wasEnded) {
                    break;
                } else {
                    Thread.sleep(LOOK_EVERY_MILLIS);
                }
            }
        } catch (IOException | InterruptedException gone) {
            // The stream was closed under us: there is nothing more to pass on.
        }
        splitter.end();
    }
}
