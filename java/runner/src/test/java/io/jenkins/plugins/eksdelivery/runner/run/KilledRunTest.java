package io.jenkins.plugins.eksdelivery.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that is killed goes on with the step that was running. */
class KilledRunTest {

    private static final String SCRIPT = """
            def seen = []
            def twice(x) { x * 2 }
            class Counter implements Serializable { int n = 0; def up() { n += 1; return n } }
            def counter = new Counter()
            env.MODE = 'first'
            node {
              stage('Shell') {
                for (x in ['a', 'b']) {
                  counter.up()
                  sh "echo OUT ${x} begins; sleep 1; echo OUT ${x} ends"
                  seen << x
                }
              }
              def out = sh(returnStdout: true, script: 'sleep 0.5; echo captured').trim()
              echo "OUT ${out} ${seen} ${counter.up()} ${env.MODE} ${twice(21)}"
            }
            stage('Parallel') {
              def r = parallel(
                one: { sleep time: 700, unit: 'MILLISECONDS'; env.ONE = 'set'; return 1 },
                two: { int n = 0; retry(3) { n++; sleep time: 100, unit: 'MILLISECONDS'; if (n < 3) { error 'again' } }; return n }
              )
              echo "OUT ${r} ${env.ONE}"
            }
            timeout(time: 60, unit: 'SECONDS') {
              try { error 'caught' } catch (e) { sleep time: 300, unit: 'MILLISECONDS'; echo "OUT ${e.message}" } finally { echo 'OUT finally' }
            }
            int w = 0
            waitUntil(initialRecurrencePeriod: 100, quiet: true) { w++; w >= 3 }
            echo "OUT waited ${w}"
            """;

    private static final List<String> EXPECTED = List.of(
            "OUT a begins",
            "OUT a ends",
            "OUT b begins",
            "OUT b ends",
            "OUT captured [a, b] 3 first 42",
            "OUT [one:1, two:3] set",
            "OUT caught",
            "OUT finally",
            "OUT waited 3");

    @TempDir
    private Path folder;

    @Test
    void a_shell_script_goes_on_while_the_runner_is_dead_and_its_output_appears_once() throws Exception {
        Path script = Files.writeString(folder.resolve("Jenkinsfile"), """
                node {
                  sh 'echo OUT begins; sleep 2; echo OUT ends > ends; cat ends; echo OUT pid $PPID'
                  echo "OUT file ${readFile('ends').trim()}"
                }
                """);
        RunnerProcess run = RunnerProcess.start(script, folder.resolve("workspaces"), folder.resolve("run"), Map.of());
        run.awaitLog("OUT begins");

        run.kill();
        int result = RunnerProcess.resume(folder.resolve("run")).await();

        assertThat(result).isEqualTo(RunResult.SUCCESS.ordinal());
        assertThat(out())
                .filteredOn(line -> !line.startsWith("OUT pid"))
                .containsExactly("OUT begins", "OUT ends", "OUT file OUT ends");
        assertThat(out()).filteredOn(line -> line.startsWith("OUT pid")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 500, 1500, 2400, 3200})
    void a_run_killed_at_any_time_ends_as_if_it_had_not_been(long delay) throws Exception {
        Path script = Files.writeString(folder.resolve("Jenkinsfile"), SCRIPT);
        RunnerProcess run = RunnerProcess.start(script, folder.resolve("workspaces"), folder.resolve("run"), Map.of());
        run.awaitLog("[Pipeline] sh");
        Thread.sleep(delay);

        run.kill();
        boolean over = Files.exists(folder.resolve("run/result"));
        int result = over ? 0 : RunnerProcess.resume(folder.resolve("run")).await();

        assertThat(result).as(log()).isEqualTo(RunResult.SUCCESS.ordinal());
        // A line that a synchronous step printed after the last save is printed again: only neighbours may repeat.
        assertThat(withoutRepeats(out())).as(log()).containsExactlyElementsOf(EXPECTED);
    }

    @Test
    void a_declarative_pipeline_goes_on_in_its_stage() throws Exception {
        Path script = Files.writeString(folder.resolve("Jenkinsfile"), """
                pipeline {
                  agent any
                  environment { WHO = 'ann' }
                  stages {
                    stage('One') { steps { sh 'echo OUT one begins; sleep 1; echo OUT one ends $WHO' }
                      post { always { echo "OUT post ${env.STAGE_NAME}" } } }
                    stage('Two') { when { environment name: 'WHO', value: 'ann' }
                      steps { script { def x = 6; sleep time: 10, unit: 'MILLISECONDS'; echo "OUT two ${x * 7}" } } }
                  }
                  post { success { echo "OUT success ${currentBuild.currentResult}" } }
                }
                """);
        RunnerProcess run = RunnerProcess.start(script, folder.resolve("workspaces"), folder.resolve("run"), Map.of());
        run.awaitLog("OUT one begins");

        run.kill();
        int result = RunnerProcess.resume(folder.resolve("run")).await();

        assertThat(result).as(log()).isEqualTo(RunResult.SUCCESS.ordinal());
        assertThat(out())
                .as(log())
                .containsExactly(
                        "OUT one begins", "OUT one ends ann", "OUT post One", "OUT two 42", "OUT success SUCCESS");
    }

    @Test
    void a_library_is_compiled_again_and_its_vars_keep_their_fields() throws Exception {
        Path library = Files.createDirectories(folder.resolve("tools/vars")).getParent();
        Files.writeString(
                library.resolve("vars/counter.groovy"),
                "import groovy.transform.Field\n@Field int n = 0\ndef call() { n++; sh 'echo OUT waiting; sleep 1'; return n }\n");
        Path src = Files.createDirectories(library.resolve("src/org/acme"));
        Files.writeString(
                src.resolve("Box.groovy"), "package org.acme\nclass Box implements Serializable { def held }\n");
        Path script = Files.writeString(
                folder.resolve("Jenkinsfile"),
                "@Library('tools') _\nimport org.acme.Box\nnode { def b = new Box(held: 'kept'); counter(); echo \"OUT ${counter()} ${b.held}\" }\n");
        RunnerProcess run = RunnerProcess.start(
                script, folder.resolve("workspaces"), folder.resolve("run"), Map.of("library", library));
        run.awaitLog("OUT waiting");

        run.kill();
        int result = RunnerProcess.resume(folder.resolve("run")).await();

        assertThat(result).as(log()).isEqualTo(RunResult.SUCCESS.ordinal());
        assertThat(out()).as(log()).containsExactly("OUT waiting", "OUT waiting", "OUT 2 kept");
    }

    @Test
    void a_secret_is_neither_in_the_saved_state_nor_in_the_log_after_a_kill() throws Exception {
        String canary = "c4nary-9f27ab";
        Path secret = Files.writeString(folder.resolve("token"), canary + "\n");
        Path script = Files.writeString(folder.resolve("Jenkinsfile"), """
                node {
                  withCredentials([string(credentialsId: 'token', variable: 'TOKEN')]) {
                    sh 'echo OUT $TOKEN; test ${#TOKEN} = 13; sleep 1; echo OUT again $TOKEN'
                    sleep time: 200, unit: 'MILLISECONDS'
                    sh 'echo OUT later $TOKEN'
                  }
                  sh 'echo OUT none ${TOKEN:-none}'
                }
                """);
        RunnerProcess run = RunnerProcess.start(
                script, folder.resolve("workspaces"), folder.resolve("run"), Map.of("token", secret));
        run.awaitLog("OUT ****");

        run.kill();
        assertThat(filesWith(folder.resolve("run"), canary)).isEmpty();
        int result = RunnerProcess.resume(folder.resolve("run")).await();

        assertThat(result).as(log()).isEqualTo(RunResult.SUCCESS.ordinal());
        assertThat(out()).containsExactly("OUT ****", "OUT again ****", "OUT later ****", "OUT none none");
        assertThat(filesWith(folder.resolve("run"), canary)).isEmpty();
    }

    private List<Path> filesWith(Path top, String text) throws Exception {
        try (Stream<Path> files = Files.walk(top)) {
            return files.filter(Files::isRegularFile)
                    .filter(file ->
                            !file.toString().contains("/sh/")) // what the script itself printed, until it is read
                    .filter(file -> contains(file, text))
                    .toList();
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (java.io.IOException gone) {
            return false;
        }
    }

    private String log() throws Exception {
        return Files.readString(folder.resolve("run/log"));
    }

    private List<String> out() throws Exception {
        return Files.readAllLines(folder.resolve("run/log")).stream()
                .filter(line -> line.startsWith("OUT"))
                .toList();
    }

    private static List<String> withoutRepeats(List<String> lines) {
        return java.util.stream.IntStream.range(0, lines.size())
                .filter(i -> i == 0 || !lines.get(i).equals(lines.get(i - 1)))
                .mapToObj(lines::get)
                .toList();
    }
}
