package io.jenkins.plugins.eksdelivery.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterruptionsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void a_signal_ends_the_run_in_order_and_waits_for_its_processes(String signal) throws Exception {
        Path script = Files.writeString(folder.resolve("Jenkinsfile"), """
                pipeline {
                  agent any
                  stages {
                    stage('Long') {
                      steps { sh 'trap "echo child ended; exit 7" TERM INT; echo child began; while :; do sleep 0.1; done' }
                      post { always { echo 'post of the stage' } }
                    }
                  }
                  post { aborted { echo 'post of the pipeline' } }
                }
                """);

        try (ForkedRun run = new ForkedRun(
                folder,
                "run",
                script.toString(),
                "--state",
                folder.resolve("state").toString())) {
            run.awaitOutput("child began");
            run.signal(signal);

            assertThat(run.awaitEnd()).isEqualTo(4);
            assertThat(run.output())
                    .contains("SIG" + signal + ": ending the run in order")
                    .containsSubsequence(
                            "child ended", "post of the stage", "post of the pipeline", "Finished: ABORTED");
        }
    }

    @Test
    void a_killed_run_is_resumed_at_the_step_that_was_running() throws Exception {
        Path go = folder.resolve("go");
        Path script = Files.writeString(folder.resolve("Jenkinsfile"), """
                pipeline {
                  agent any
                  stages {
                    stage('Before') { steps { echo 'once' } }
                    stage('Wait') { steps { waitUntil(initialRecurrencePeriod: 100, quiet: true) { script { fileExists '%s' } } } }
                    stage('After') { steps { echo 'went on' } }
                  }
                  post { success { echo 'all well' } }
                }
                """.formatted(go));
        String state = folder.resolve("state").toString();
        try (ForkedRun run = new ForkedRun(folder, "run", script.toString(), "--state", state)) {
            run.awaitOutput("[Pipeline] waitUntil");
            run.signal("KILL");
            run.awaitEnd();
        }
        Files.createFile(go);

        CommandRun resumed = CommandRun.of("resume", "--state", state);

        assertThat(resumed.status()).as(resumed.err()).isZero();
        assertThat(resumed.out())
                .contains("went on", "all well", "Finished: SUCCESS")
                .doesNotContain("once");
    }

    @Test
    void there_is_nothing_to_resume_when_no_run_was_cut_off() {
        CommandRun run = CommandRun.of("resume", "--state", folder.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).startsWith("RUN-RESUME-01 resuming a run: no run was cut off here.");
    }
}
