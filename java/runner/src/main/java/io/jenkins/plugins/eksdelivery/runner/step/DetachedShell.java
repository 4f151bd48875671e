package io.jenkins.plugins.eksdelivery.runner.step;

import hudson.AbortException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A shell script in a session of its own, which outlives the runner. All that is known of it lies in a directory:
 *
 * <ul>
 *   <li>{@code script}: what to run;
 *   <li>{@code claimed}: made first by the process, so that a second launch of the same script ends at once;
 *   <li>{@code pid}: the process group;
 *   <li>{@code log}: its output, {@code stdout} apart from it when asked for;
 *   <li>{@code offset}: how much of the log the console has;
 *   <li>{@code status}: the exit status, once it has ended.
 * </ul>
 */
final class DetachedShell {

    /** What a stopped script has to put things in order before it is killed. */
    static final long GRACE_SECONDS = 5;

    /** The longest that a process may take, on a busy machine, from its claim to its pid. */
    private static final long CLAIM_MILLIS = 30_000;

    private final Path directory;

    DetachedShell(Path directory) {
        this.directory = directory;
    }

    boolean prepared() {
        return Files.exists(directory.resolve("script"));
    }

    boolean claimed() {
        return Files.exists(directory.resolve("pid"));
    }

    /** A process that was launched just before the runner was killed may be about to claim. */
    boolean awaitClaim() throws InterruptedException {
        for (int i = 0; i < 20 && prepared() && !claimed(); i++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return claimed();
    }

    void prepare(String script, boolean separateOutput) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve("script");
        Files.writeString(file, script);
        boolean ownInterpreter = script.startsWith("#!");
        if (ownInterpreter) {
            file.toFile().setExecutable(true);
        }
        String run = ownInterpreter ? quoted(file) : "sh -xe " + quoted(file);
        Files.writeString(
                directory.resolve("wrapper"),
                String.join(
                        "\n",
                        "mkdir " + quoted(directory.resolve("claimed")) + " 2>/dev/null || exit 0",
                        "echo $$ > " + quoted(directory.resolve("pid.tmp")),
                        "mv " + quoted(directory.resolve("pid.tmp")) + " " + quoted(directory.resolve("pid")),
                        "trap : TERM INT",
                        "(trap - TERM INT; exec " + run + ") > "
                                + quoted(directory.resolve(separateOutput ? "stdout" : "log"))
                                + (separateOutput ? " 2> " + quoted(directory.resolve("log")) : " 2>&1")
                                + " < /dev/null &",
                        "child=$!",
                        "wait $child; status=$?",
                        "while kill -0 $child 2>/dev/null; do wait $child; status=$?; done",
                        "echo $status > " + quoted(directory.resolve("status.tmp")),
                        "mv " + quoted(directory.resolve("status.tmp")) + " " + quoted(directory.resolve("status")),
                        ""));
    }

    CompletableFuture<?> launch(Path workspace, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        "setsid", "sh", directory.resolve("wrapper").toString())
                .directory(workspace.toFile())
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start().onExit();
    }

    /** Done when the process has ended; at once when it has ended already. */
    CompletableFuture<?> onExit() throws IOException {
        long pid = Long.parseLong(Files.readString(directory.resolve("pid")).strip());
        return ProcessHandle.of(pid)
                .filter(process -> !Files.exists(directory.resolve("status")))
                .<CompletableFuture<?>>map(ProcessHandle::onExit)
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    /** Whether a status is still to be expected: the process lives, or has claimed the script and is about to write its pid. */
    boolean stillRuns() throws IOException {
        if (Files.exists(directory.resolve("status"))) {
            return false;
        }
        if (claimed()) {
            long pid = Long.parseLong(Files.readString(directory.resolve("pid")).strip());
            return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
        }
        Path claim = directory.resolve("claimed");
        return Files.exists(claim)
                && System.currentTimeMillis() - Files.getLastModifiedTime(claim).toMillis() < CLAIM_MILLIS;
    }

    /** Hands on what the log has more than the console; a last line without an end only when it is final. */
    void copyNewOutput(OutputStream console, boolean last) throws IOException {
        Path log = directory.resolve("log");
        long offset = offset();
        if (!Files.exists(log) || Files.size(log) <= offset) {
            return;
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(offset);
            byte[] bytes = new byte[(int) Math.min(1 << 20, file.length() - offset)];
            while (true) {
                int read = file.read(bytes);
                int whole = last ? read : lastLineEnd(bytes, read);
                if (whole <= 0) {
                    return;
                }
                console.write(bytes, 0, whole);
                console.flush();
                offset += whole;
                keepOffset(offset);
                file.seek(offset);
            }
        }
    }

    private static int lastLineEnd(byte[] bytes, int length) {
        for (int i = length - 1; i >= 0; i--) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return length == bytes.length ? length : 0;
    }

    private long offset() throws IOException {
        Path file = directory.resolve("offset");
        return Files.exists(file) ? Long.parseLong(Files.readString(file).strip()) : 0;
    }

    private void keepOffset(long offset) throws IOException {
        Path temporary = directory.resolve("offset.tmp");
        Files.writeString(temporary, Long.toString(offset));
        Files.move(
                temporary,
                directory.resolve("offset"),
                java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    byte[] standardOutput() throws IOException {
        return Files.readAllBytes(directory.resolve("stdout"));
    }

    int status() throws IOException {
        Path file = directory.resolve("status");
        if (!Files.exists(file)) {
            throw new AbortException("the process was killed from outside: it left no exit status");
        }
        return Integer.parseInt(Files.readString(file).strip());
    }

    /** Signals the whole process group; false when there is none to signal. */
    boolean signal(String name) {
        if (!claimed()) {
            return false;
        }
        try {
            String group = Files.readString(directory.resolve("pid")).strip();
            Process kill = new ProcessBuilder(List.of("kill", "-" + name, "--", "-" + group))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start();
            return kill.waitFor() == 0;
        } catch (IOException noKill) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void remove() throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "'\\''") + "'";
    }
}
