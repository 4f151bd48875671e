package io.jenkins.plugins.eksdelivery.runner.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The folder of one run, as the command line uses it; what the engine keeps there is the engine's own.
 *
 * @param number number of the run, from 1
 * @param path the folder
 */
record RunFolder(int number, Path path) {

    private static final String RESULT = "result";
    private static final String SCRIPT = "script";
    private static final String LOCK = "lock";

    /** Whether a process is running it: the engine holds a lock, which the system takes back when the process ends. */
    boolean isRunning() {
        try (FileChannel channel =
                        FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException ownProcess) {
            return true;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** How the run ended; empty while it has not. */
    Optional<String> result() {
        return read(RESULT);
    }

    /** Notes which Jenkinsfile is run. */
    void writeScript(Path script) {
        write(SCRIPT, script.toAbsolutePath().normalize().toString());
    }

    /** Which Jenkinsfile was run. */
    Path script() {
        return Path.of(read(SCRIPT).orElse("Jenkinsfile"));
    }

    private Optional<String> read(String name) {
        try {
            Path file = path.resolve(name);
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void write(String name, String text) {
        try {
            Files.writeString(path.resolve(name), text + "\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
