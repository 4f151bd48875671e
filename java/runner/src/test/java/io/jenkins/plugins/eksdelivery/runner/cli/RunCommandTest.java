package io.jenkins.plugins.eksdelivery.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunCommandTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    echo 'fine'                                              | 0 | SUCCESS
                    unstable 'hm'                                            | 3 | UNSTABLE
                    error 'no'                                               | 1 | FAILURE
                    timeout(time: 50, unit: 'MILLISECONDS') { sleep 60 }     | 4 | ABORTED
                    """)
    void the_exit_status_tells_the_result(String script, int status, String result) throws IOException {
        CommandRun run = run(script);

        assertThat(run.status()).isEqualTo(status);
        assertThat(run.out()).endsWith("Finished: " + result + "\n");
    }

    @Test
    void standard_output_is_the_console_as_jenkins_shows_it() throws IOException {
        CommandRun run = run(
                "stage('Build') { echo \"${params.WHO} ${env.WHERE}\" }", "--param", "WHO=ann", "--env", "WHERE=here");

        assertThat(run.out().lines())
                .containsSubsequence(
                        "[Pipeline] Start of Pipeline",
                        "[Pipeline] stage",
                        "[Pipeline] { (Build)",
                        "[Pipeline] echo",
                        "ann here",
                        "[Pipeline] }",
                        "[Pipeline] // stage",
                        "[Pipeline] End of Pipeline",
                        "Finished: SUCCESS");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void a_node_is_asked_for_by_its_label_or_without_one() throws IOException {
        CommandRun run =
                run("node { echo \"any: ${env.NODE_LABELS}\" }; node('linux') { echo \"one: ${env.NODE_LABELS}\" };"
                        + " node(label: 'big') { echo \"named: ${env.NODE_LABELS}\" }");

        assertThat(run.out().lines()).contains("any: built-in", "one: linux", "named: big");
    }

    @Test
    void a_tree_goes_to_the_error_stream_when_asked() throws IOException {
        CommandRun run = run("stage('Build') { sleep time: 1, unit: 'MILLISECONDS' }", "--tree");

        assertThat(run.err()).contains("> Build\n").containsPattern("✔ Build  [0-9.]+ s\n");
    }

    @Test
    void a_secret_is_read_from_its_file_and_masked() throws IOException {
        Path secret = Files.writeString(folder.resolve("token"), "s3cr3t-value\n");

        CommandRun run = run(
                "withCredentials([string(credentialsId: 'token', variable: 'T')]) { echo \"is ${T}\" }",
                "--secret",
                "token=" + secret);

        assertThat(run.out()).contains("is ****").doesNotContain("s3cr3t-value");
    }

    @Test
    void a_declarative_pipeline_runs() throws IOException {
        CommandRun run = run("""
                pipeline {
                  agent any
                  parameters { string(name: 'WHO', defaultValue: 'nobody') }
                  environment { GREETING = "hello ${params.WHO}" }
                  stages { stage('Greet') { steps { sh 'echo "$GREETING"' } } }
                  post { success { echo 'greeted' } }
                }
                """, "--param", "WHO=ann");

        assertThat(run.out().lines()).contains("hello ann", "greeted", "Finished: SUCCESS");
    }

    @Test
    void a_script_that_does_not_compile_is_told_with_its_place_and_nothing_runs() throws IOException {
        CommandRun run = run("echo 'a'\npipeline {\n  agent any\n}\n");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("RUN-COMPILE-01 compiling " + folder.resolve("Jenkinsfile") + ": ")
                .contains("Jenkinsfile:2:1: Missing required section \"stages\"")
                .contains("'eks-delivery lint ");
        assertThat(run.out()).doesNotContain("[Pipeline] echo").endsWith("Finished: FAILURE\n");
    }

    @Test
    void a_missing_file_names_those_beside_it() throws IOException {
        Files.writeString(folder.resolve("Jenkinsfile.release"), "echo 'x'");

        CommandRun run = CommandRun.of("run", folder.resolve("Jenkinsfil").toString(), "--state", folder.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("RUN-FILE-01")
                .contains("there is no such file; beside it lie Jenkinsfile.release");
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    @Test
    void a_library_that_is_none_is_refused() throws IOException {
        Path script = Files.writeString(folder.resolve("Jenkinsfile"), "echo 'x'");

        CommandRun absent = CommandRun.of(
                "run", script.toString(), "--library", folder.resolve("absent").toString());
        CommandRun empty = CommandRun.of("run", script.toString(), "--library", folder.toString());

        assertThat(absent.err()).startsWith("RUN-LIB-01").contains("there is no such file");
        assertThat(empty.err()).startsWith("RUN-LIB-01").contains("it has none of the folders vars, src, resources");
    }

    @Test
    void a_secret_without_its_file_is_refused() throws IOException {
        CommandRun run = run("echo 'x'", "--secret", "token=" + folder.resolve("absent"));

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).startsWith("RUN-SECRET-01 reading the credential token");
    }

    private CommandRun run(String text, String... options) throws IOException {
        Path script = Files.writeString(folder.resolve("Jenkinsfile"), text);
        String[] arguments = new String[options.length + 4];
        arguments[0] = "run";
        arguments[1] = script.toString();
        arguments[2] = "--state";
        arguments[3] = folder.resolve("state").toString();
        System.arraycopy(options, 0, arguments, 4, options.length);
        return CommandRun.of(arguments);
    }
}
