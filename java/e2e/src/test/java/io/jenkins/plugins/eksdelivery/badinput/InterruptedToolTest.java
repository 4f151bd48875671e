package io.jenkins.plugins.eksdelivery.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C while a step's tool runs: the tool is told, waited for, and leaves nothing behind. */
class InterruptedToolTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A terraform that works until it is interrupted, and then takes its time to put things in order. */
    private static final String TERRAFORM = """
            #!/bin/sh
            case "$1" in
              version) echo '{"terraform_version":"1.11.0"}'; exit 0 ;;
            esac
            trap 'sleep 1; echo in order > %1$s/ended; exit 1' INT
            echo $$ > %1$s/began
            while :; do sleep 0.1; done
            """;

    @TempDir
    private Path folder;

    @Test
    void ctrl_c_interrupts_terraform_and_waits_until_it_has_ended() throws Exception {
        Path programs = Files.createDirectories(folder.resolve("bin"));
        Path terraform = Files.writeString(programs.resolve("terraform"), TERRAFORM.formatted(folder));
        Files.setPosixFilePermissions(terraform, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path script = Files.writeString(folder.resolve("Jenkinsfile"), """
                node {
                  writeFile(file: 'main.tf', text: 'terraform {}')
                  try {
                    withEnv(['PATH=%s:' + env.PATH]) { terraformPlan(dir: '.') }
                    echo 'went on'
                  } finally {
                    echo 'cleaned up'
                  }
                }
                """.formatted(programs));
        Path console = folder.resolve("console.txt");
        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Deksdelivery.home=" + System.getProperty("project.root"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.jenkins.plugins.eksdelivery.runner.cli.EksDelivery",
                        "run",
                        script.toString(),
                        "--state",
                        folder.resolve("state").toString(),
                        "--env",
                        "AWS_REGION=us-east-1")
                .redirectErrorStream(true)
                .redirectOutput(console.toFile())
                .start();
        try {
            long tool = awaitPid(folder.resolve("began"), run, console);
            new ProcessBuilder("kill", "-INT", Long.toString(run.pid())).start().waitFor();

            assertThat(run.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as(Files.readString(console))
                    .isTrue();
            assertThat(run.exitValue()).as(Files.readString(console)).isEqualTo(4);
            assertThat(folder.resolve("ended")).hasContent("in order");
            assertThat(ProcessHandle.of(tool).filter(ProcessHandle::isAlive)).isEmpty();
            assertThat(Files.readString(console))
                    .containsSubsequence("cleaned up", "Finished: ABORTED")
                    .doesNotContain("went on", "\tat ");
            assertThat(leftPlans()).isZero();
        } finally {
            run.destroyForcibly();
        }
    }

    /** Private folders of plans that nobody removed. */
    private long leftPlans() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("state"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("plan-"))
                    .count();
        }
    }

    private static long awaitPid(Path file, Process run, Path console) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!Files.exists(file) || Files.readString(file).isBlank()) {
            assertThat(run.isAlive()).as(Files.readString(console)).isTrue();
            assertThat(Instant.now()).as(Files.readString(console)).isBefore(end);
            Thread.sleep(50);
        }
        return Long.parseLong(Files.readString(file).strip());
    }
}
