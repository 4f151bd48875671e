package io.jenkins.plugins.eksdelivery.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCommandRunnerTest {

    @TempDir
    private Path directory;

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final OutputListener listener = (source, text) -> lines.add(source + " " + text);

    @Test
    void both_streams_arrive_line_by_line_and_the_exit_status_is_the_programs() throws Exception {
        CommandResult result = runner().run(sh("echo Grüße; echo oops >&2; printf 'no end'; exit 3"), listener);

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(lines).containsExactlyInAnyOrder("OUTPUT Grüße", "ERROR oops", "OUTPUT no end");
    }

    @Test
    void a_program_that_outlives_us_is_read_the_same_way() throws Exception {
        CommandResult result = runner().run(
                        sh("i=0; while [ $i -lt 3000 ]; do echo line $i; i=$((i+1)); done; echo oops >&2")
                                .outliving(),
                        listener);

        assertThat(result.succeeded()).isTrue();
        assertThat(lines).hasSize(3001).contains("OUTPUT line 0", "OUTPUT line 2999", "ERROR oops");
    }

    @Test
    void a_line_arrives_while_the_program_still_runs() throws Exception {
        for (boolean outlives : List.of(false, true)) {
            Command command = sh("echo first; while [ ! -e go" + outlives + " ]; do sleep 0.02; done; echo last");

            runner().run(outlives ? command.outliving() : command, (source, text) -> {
                lines.add(text);
                if (text.equals("first")) {
                    create("go" + outlives);
                }
            });
        }

        assertThat(lines).containsExactly("first", "last", "first", "last");
    }

    @Test
    void environment_input_and_directory_reach_the_program() throws Exception {
        Files.createDirectory(directory.resolve("infra"));

        runner().run(
                        sh("pwd; echo $BASE $MORE; env | grep -c HOME; cat")
                                .in("infra")
                                .with(Map.of("MORE", "more"))
                                .withInput("from\nus"),
                        listener);

        assertThat(lines)
                .containsExactly(
                        "OUTPUT " + directory.toRealPath().resolve("infra"),
                        "OUTPUT base more",
                        "OUTPUT 0",
                        "OUTPUT from",
                        "OUTPUT us");
    }

    @Test
    void a_program_without_input_finds_its_end_at_once() throws Exception {
        assertThat(runner().run(Command.of("cat"), listener).succeeded()).isTrue();
    }

    @Test
    void the_end_of_a_silent_program_is_noticed_at_once() throws Exception {
        List<Long> lateness = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            CommandResult result = runner().run(sh("sleep 0.3"), listener);
            lateness.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) - 300);
            assertThat(result.duration()).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        }

        assertThat(Collections.min(lateness)).isLessThan(50);
    }

    @Test
    void a_daemon_left_behind_does_not_hold_up_the_step() throws Exception {
        long start = System.nanoTime();

        runner().run(sh("sleep 30 & echo $! > daemon; echo done"), listener);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(lines).containsExactly("OUTPUT done");
        ProcessHandle.of(Long.parseLong(
                        Files.readString(directory.resolve("daemon")).strip()))
                .ifPresent(ProcessHandle::destroy);
    }

    @Test
    void an_interrupt_reaches_the_tool_behind_a_wrapper_and_waits_for_it() throws Exception {
        script("tool", "trap 'sleep 0.3; echo state written; exit 1' INT; echo started; while :; do sleep 0.05; done");
        Command wrapper = Command.of("sh", "-c", "./tool; echo tool ended with $?");

        AtomicReference<Throwable> thrown = interruptAfter("started", wrapper);

        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        assertThat(lines).contains("OUTPUT state written");
    }

    @Test
    void a_tool_that_ignores_the_interrupt_is_terminated_after_its_grace() throws Exception {
        Command stubborn =
                sh("trap '' INT; trap 'echo terminated; exit 1' TERM; echo started; while :; do sleep 0.05; done")
                        .withGrace(Duration.ofMillis(200));

        AtomicReference<Throwable> thrown = interruptAfter("started", stubborn);

        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        assertThat(lines).contains("OUTPUT terminated");
    }

    @Test
    void a_second_interrupt_does_not_cut_the_wait_short() throws Exception {
        Command slow = sh(
                "trap 'echo stopping; sleep 0.4; echo state written; exit 1' INT; echo started; while :; do sleep 0.05; done");
        CountDownLatch stopping = new CountDownLatch(1);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread step = new Thread(() -> {
            try {
                runner().run(slow, (source, text) -> {
                    lines.add(text);
                    if (text.equals("stopping") || text.equals("started")) {
                        stopping.countDown();
                    }
                });
            } catch (Throwable any) {
                thrown.set(any);
            }
        });
        step.start();
        assertThat(stopping.await(10, TimeUnit.SECONDS)).isTrue();
        step.interrupt();
        Thread.sleep(100);

        step.interrupt();
        step.join(10_000);

        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        assertThat(lines).containsExactly("started", "stopping", "state written");
    }

    @Test
    void a_missing_program_is_told_with_what_to_install() {
        LocalCommandRunner runner = new LocalCommandRunner(Map.of("PATH", "/nowhere"), directory);

        assertThatThrownBy(() -> runner.run(Command.of("terraform", "version"), listener))
                .hasMessage(
                        "PROC-01 program 'terraform': it is not there or may not be executed (PATH is /nowhere). Install Terraform 1.10"
                                + " or newer (https://developer.hashicorp.com/terraform/install), or use tool: 'tofu'");
    }

    @Test
    void a_file_that_may_not_be_executed_is_told_as_missing() throws Exception {
        Files.writeString(directory.resolve("data"), "text");

        assertThatThrownBy(() -> runner().run(Command.of("./data"), listener)).hasMessageStartingWith("PROC-01");
    }

    @Test
    void a_missing_directory_is_told() {
        assertThatThrownBy(() -> runner().run(sh("true").in("nowhere"), listener))
                .hasMessageStartingWith("PROC-02 directory " + directory.toAbsolutePath() + "/nowhere");
    }

    private AtomicReference<Throwable> interruptAfter(String line, Command command) throws InterruptedException {
        CountDownLatch seen = new CountDownLatch(1);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread step = new Thread(() -> {
            try {
                runner().run(command, (source, text) -> {
                    listener.line(source, text);
                    if (text.equals(line)) {
                        seen.countDown();
                    }
                });
            } catch (Throwable any) {
                thrown.set(any);
            }
        });
        step.start();
        assertThat(seen.await(10, TimeUnit.SECONDS)).isTrue();
        step.interrupt();
        step.join(30_000);
        assertThat(step.isAlive()).isFalse();
        return thrown;
    }

    private LocalCommandRunner runner() {
        return new LocalCommandRunner(Map.of("PATH", System.getenv("PATH"), "BASE", "base"), directory);
    }

    private static Command sh(String script) {
        return Command.of("sh", "-c", script);
    }

    private void script(String name, String body) throws Exception {
        Path file = directory.resolve(name);
        Files.write(file, ("#!/bin/sh\n" + body + "\n").getBytes(StandardCharsets.UTF_8));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private void create(String name) {
        try {
            Files.createFile(directory.resolve(name));
        } catch (java.io.IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
