package io.jenkins.plugins.eksdelivery.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Sends signals to a program and all that it started. Java can't send SIGINT nor make process groups, so {@code setsid} starts the
 * program as the leader of its own and the shell's {@code kill} signals it. Where there is no setsid (macOS) the tree of processes is
 * signalled instead.
 */
final class ProcessGroup {

    /** From SIGTERM to SIGKILL. */
    private static final Duration LAST_CHANCE = Duration.ofSeconds(10);

    private final boolean leads;
    private final List<String> prefix;

    private ProcessGroup(boolean leads, List<String> prefix) {
        this.leads = leads;
        this.prefix = List.copyOf(prefix);
    }

    static ProcessGroup of(String path, Path directory) throws IOException {
        List<String> prefix = new ArrayList<>();
        if (interruptIsIgnored()) {
            ProgramLookup.find("env", path, directory)
                    .ifPresent(env -> prefix.addAll(List.of(env.toString(), "--default-signal=INT")));
        }
        boolean leads = ProgramLookup.find("setsid", path, directory)
                .map(setsid -> prefix.add(setsid.toString()))
                .orElse(false);
        return new ProcessGroup(leads, prefix);
    }

    /** What comes before the program on the command line. */
    List<String> prefix() {
        return prefix;
    }

    /** SIGINT and a wait of {@code grace}, SIGTERM and a wait, SIGKILL. Returns when the program has ended. */
    void stop(Process process, Duration grace) throws IOException {
        signal(process, "INT");
        if (ended(process, grace)) {
            return;
        }
        signal(process, "TERM");
        if (ended(process, LAST_CHANCE)) {
            return;
        }
        signal(process, "KILL");
        ended(process, LAST_CHANCE);
    }

    private void signal(Process process, String signal) throws IOException {
        String targets = leads
                ? "-" + process.pid()
                : process.pid() + " "
                        + process.descendants()
                                .map(child -> Long.toString(child.pid()))
                                .collect(Collectors.joining(" "));
        // "|| :" for a process that ended by itself meanwhile.
        new ProcessBuilder("/bin/sh", "-c", "kill -s " + signal + " -- " + targets + " 2>/dev/null || :").start();
    }

    /** A second interrupt does not cut the wait short: terraform may be writing its state. It is kept for the caller. */
    private static boolean ended(Process process, Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        boolean interruptedAgain = false;
        try {
            while (true) {
                try {
                    return process.waitFor(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
                } catch (InterruptedException again) {
                    interruptedAgain = true;
                }
            }
        } finally {
            if (interruptedAgain) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Whether this JVM was started with SIGINT ignored, as a shell without job control does for {@code program &}: programs inherit that,
     * and a script can't undo it.
     */
    private static boolean interruptIsIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return false;
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("SigIgn:"))
                    .map(line -> Long.parseUnsignedLong(
                            line.substring("SigIgn:".length()).strip(), 16))
                    .anyMatch(mask -> (mask & 0b10) != 0);
        }
    }
}
