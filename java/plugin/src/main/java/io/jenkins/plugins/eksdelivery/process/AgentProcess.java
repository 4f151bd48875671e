package io.jenkins.plugins.eksdelivery.process;

import hudson.FilePath;
import hudson.Launcher;
import hudson.Proc;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A program that runs on an agent. Waited for in another thread, since Jenkins kills a program whose waiter is interrupted. */
final class AgentProcess {

    /** From SIGTERM to SIGKILL. */
    private static final Duration LAST_CHANCE = Duration.ofSeconds(10);

    private final Proc process;
    private final Launcher launcher;
    private final FilePath number;

    AgentProcess(Proc process, Launcher launcher, FilePath number) {
        this.process = process;
        this.launcher = launcher;
        this.number = number;
    }

    /** Waits for the end. When interrupted: SIGINT and a wait of {@code grace}, SIGTERM and a wait, SIGKILL; then throws. */
    int await(Duration grace) throws IOException, InterruptedException {
        CompletableFuture<Integer> end = new CompletableFuture<>();
        Thread waiter = new Thread(() -> join(end), "eks-delivery waits for a program");
        waiter.setDaemon(true);
        waiter.start();
        try {
            return end.get();
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } catch (InterruptedException interrupted) {
            stop(end, grace);
            throw interrupted;
        }
    }

    private void join(CompletableFuture<Integer> end) {
        try {
            end.complete(process.join());
        } catch (IOException | InterruptedException | RuntimeException failed) {
            end.completeExceptionally(failed);
        }
    }

    private void stop(CompletableFuture<Integer> end, Duration grace) throws IOException {
        // The wait itself must not be cut short by a second interrupt: terraform may be writing its state.
        boolean again = Thread.interrupted();
        try {
            again |= signal("INT");
            if (ended(end, grace)) {
                return;
            }
            again |= signal("TERM");
            if (ended(end, LAST_CHANCE)) {
                return;
            }
            again |= signal("KILL");
            if (!ended(end, LAST_CHANCE)) {
                process.kill();
            }
        } catch (InterruptedException killedWhileKilling) {
            again = true;
        } finally {
            if (again) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean signal(String name) throws IOException {
        try {
            String target = number.readToString().strip();
            if (!target.isEmpty()) {
                launcher.launch()
                        .cmds("/bin/sh", "-c", "kill -s " + name + " -- \"$1\" 2>/dev/null || :", "kill", target)
                        .quiet(true)
                        .join();
            }
            return false;
        } catch (InterruptedException again) {
            return true;
        }
    }

    private static boolean ended(CompletableFuture<Integer> end, Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        boolean again = false;
        try {
            while (true) {
                try {
                    end.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
                    return true;
                } catch (InterruptedException interrupted) {
                    again = true;
                } catch (ExecutionException failed) {
                    return true;
                } catch (TimeoutException notYet) {
                    return false;
                }
            }
        } finally {
            if (again) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
