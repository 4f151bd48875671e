package io.jenkins.plugins.eksdelivery.runner.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eksdelivery.runner.run.InputAnswer;
import io.jenkins.plugins.eksdelivery.runner.run.InputAnswers;
import io.jenkins.plugins.eksdelivery.runner.run.RunResult;
import io.jenkins.plugins.eksdelivery.runner.run.ScriptRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsAndInputTest {

    @TempDir
    private Path folder;

    @Test
    void credentials_are_variables_of_their_block_and_hidden_in_the_log() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "s3cr3t-token\n");
        Path login = Files.writeString(folder.resolve("login"), "ann:pa55word-x\n");
        Path key = Files.writeString(folder.resolve("key"), "-----BEGIN PRIVATE KEY-----\nabc\n");

        ScriptRun run = new ScriptRun(folder)
                .with(request -> request.withSecrets(Map.of("token", token, "login", login, "key", key)))
                .run("""
                        node {
                          withCredentials([string(credentialsId: 'token', variable: 'T'),
                              usernamePassword(credentialsId: 'login', usernameVariable: 'U', passwordVariable: 'P'),
                              usernameColonPassword(credentialsId: 'login', variable: 'UP'),
                              file(credentialsId: 'key', variable: 'F'),
                              sshUserPrivateKey(credentialsId: 'key', keyFileVariable: 'K')]) {
                            sh 'set +x; echo "OUT $T $U $P ${#T} $(head -c 10 $F) $(tail -n 1 $K)"'
                            echo "OUT ${env.T} ${U}"
                          }
                          echo "OUT ${env.T}"
                        }
                        """);

        assertThat(run.out())
                .as("%s", run.console())
                .containsExactly("**** ann **** 12 -----BEGIN abc", "**** ann", "null");
        assertThat(run.console()).contains("Masking supported pattern matches of $T or $P or $UP");
        assertThat(Files.readString(run.runFolder().resolve("log"))).doesNotContain("s3cr3t", "pa55word");
        assertThat(Files.readString(run.runFolder().resolve("events.jsonl"))).doesNotContain("s3cr3t", "pa55word");
    }

    @Test
    void a_credential_that_was_not_given_is_named() throws Exception {
        ScriptRun run = new ScriptRun(folder)
                .run("withCredentials([string(credentialsId: 'absent', variable: 'T')]) { echo 'x' }");

        assertThat(run.result()).isEqualTo(RunResult.FAILURE);
        assertThat(run.console())
                .contains(
                        "ERROR: Could not find credentials entry with ID 'absent'; give its file with --secret absent=FILE");
    }

    @Test
    void input_answers_nothing_a_value_or_a_map() throws Exception {
        InputAnswers ann = (question, answer) -> answer.accept(new InputAnswer.Proceed(
                "ann", question.fields().size() > 1 ? Map.of("A", "x", "B", "true") : Map.of()));

        ScriptRun run = new ScriptRun(folder).answeredBy(ann).run("""
                        echo "OUT ${input('Go on?')}"
                        echo "OUT ${input(message: 'Which?', parameters: [choice(name: 'A', choices: ['p', 'q'])])}"
                        echo "OUT ${input(message: 'Both?', ok: 'Yes', submitter: 'ann,bob', submitterParameter: 'WHO', parameters: [string(name: 'A', defaultValue: 'd'), booleanParam(name: 'B')])}"
                        """);

        assertThat(run.out()).as("%s", run.console()).containsExactly("null", "p", "[A:x, B:true, WHO:ann]");
        assertThat(run.console()).contains("Go on?", "Proceed or Abort", "Yes or Abort", "Approved by ann");
    }

    @Test
    void a_no_aborts_the_run() throws Exception {
        ScriptRun run = new ScriptRun(folder).run("input 'Sure?'\necho 'OUT never'");

        assertThat(run.result()).isEqualTo(RunResult.ABORTED);
        assertThat(run.out()).isEmpty();
        assertThat(run.console()).contains("Rejected by nobody");
    }

    @Test
    void only_the_named_people_may_answer() throws Exception {
        ScriptRun run = new ScriptRun(folder)
                .answeredBy(InputAnswers.proceedAs("eve"))
                .run("input message: 'Sure?', submitter: 'ann'");

        assertThat(run.result()).isEqualTo(RunResult.ABORTED);
        assertThat(run.console()).contains("eve may not answer; allowed are ann");
    }
}
