package io.jenkins.plugins.eksdelivery.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.TaskListener;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentCommandRunnerTest {

    private static final String INTERRUPTIBLE =
            "trap 'sleep 0.3; echo written >state; exit 3' INT; echo ready; while :; do sleep 0.05; done";

    @TempDir
    Path directory;

    private AgentCommandRunner runner;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final OutputListener listener = (source, line) -> lines.add(source + " " + line);

    @BeforeEach
    void workspace() throws Exception {
        FilePath workspace = new FilePath(
                Files.createDirectories(directory.resolve("ws/sub")).getParent().toFile());
        EnvVars variables = new EnvVars("PATH", System.getenv("PATH"), "BLOCK", "outer", "HIDDEN", "x");
        runner = new AgentCommandRunner(new Launcher.LocalLauncher(TaskListener.NULL), workspace, workspace, variables);
    }

    @Test
    void streams_stay_apart_and_come_line_by_line() throws Exception {
        Command command = Command.of(
                        "sh", "-c", "cat; echo \"$BLOCK $OWN [$HIDDEN] $(basename $(pwd))\"; printf 'half' >&2; exit 5")
                .withInput("in\n")
                .in("sub")
                .with(Map.of("OWN", "own", "HIDDEN", ""));

        CommandResult result = runner.run(command, listener);

        assertThat(result.exitCode()).isEqualTo(5);
        assertThat(lines).containsExactlyInAnyOrder("OUTPUT in", "OUTPUT outer own [] sub", "ERROR half");
    }

    @Test
    void arguments_reach_the_program_as_they_are() throws Exception {
        runner.run(Command.of("printf", "%s\\n", "a b", "$HOME", "it's", "\"q\"", "*"), listener);

        assertThat(lines).containsExactly("OUTPUT a b", "OUTPUT $HOME", "OUTPUT it's", "OUTPUT \"q\"", "OUTPUT *");
    }

    @Test
    void a_program_that_is_not_there_is_named() {
        assertThatThrownBy(() -> runner.run(Command.of("no-such-program"), listener))
                .isInstanceOf(DeliveryException.class)
                .hasMessageStartingWith("PROC-01 program no-such-program");
    }

    @Test
    void a_program_may_itself_end_with_127() throws Exception {
        assertThat(runner.run(Command.of("sh", "-c", "exit 127"), listener).exitCode())
                .isEqualTo(127);
    }

    @Test
    void a_directory_that_is_not_there_is_named() {
        assertThatThrownBy(() -> runner.run(Command.of("true").in("missing"), listener))
                .isInstanceOf(DeliveryException.class)
                .hasMessageStartingWith("PROC-02 directory ");
    }

    @Test
    void a_program_that_outlives_us_prints_to_files_and_is_read_all_the_same() throws Exception {
        String script = "[ -f /proc/self/fd/1 ] && [ -f /proc/self/fd/2 ] && echo files; echo oops >&2; exit 6";

        CommandResult result = runner.run(Command.of("sh", "-c", script).outliving(), listener);

        assertThat(result.exitCode()).isEqualTo(6);
        assertThat(lines).containsExactlyInAnyOrder("OUTPUT files", "ERROR oops");
        assertThat(Files.list(directory.resolve("ws@tmp"))).isEmpty();
    }

    @Test
    void an_interrupted_program_ends_in_order_before_the_caller_hears_of_it() throws Exception {
        interrupted(Command.of("sh", "-c", INTERRUPTIBLE));

        assertThat(directory.resolve("ws/state")).hasContent("written");
    }

    @Test
    void an_interrupted_program_that_outlives_us_ends_in_order_too() throws Exception {
        interrupted(Command.of("sh", "-c", INTERRUPTIBLE).outliving());

        assertThat(directory.resolve("ws/state")).hasContent("written");
    }

    private void interrupted(Command command) throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            try {
                runner.run(command, (source, line) -> running.countDown());
            } catch (InterruptedException | RuntimeException expected) {
                thrown.set(expected);
            }
        });
        caller.start();
        assertThat(running.await(30, TimeUnit.SECONDS)).isTrue();

        caller.interrupt();
        caller.join(30_000);

        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void a_program_that_outlives_us_prints_into_files_that_are_followed() throws Exception {
        Command command = Command.of(
                        "sh", "-c", "echo first; sleep 0.3; printf 'last' >&2; [ -p /dev/stdout ] || echo file; exit 4")
                .outliving();

        CommandResult result = runner.run(command, listener);

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(lines).containsExactlyInAnyOrder("OUTPUT first", "OUTPUT file", "ERROR last");
        assertThat(Files.list(directory.resolve("ws@tmp"))).isEmpty();
    }

    @Test
    void nothing_is_left_beside_the_workspace() throws Exception {
        runner.run(Command.of("true"), listener);

        assertThat(Files.list(directory.resolve("ws@tmp"))).isEmpty();
    }
}
