package io.jenkins.plugins.eksdelivery.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eksdelivery.runner.run.InputAnswer;
import io.jenkins.plugins.eksdelivery.runner.run.InputQuestion;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApproveCommandTest {

    @TempDir
    private Path state;

    private RunFolder folder;

    @BeforeEach
    void aRun() {
        folder = new RunFolders(state.resolve("runs")).create();
    }

    @Test
    void an_answer_reaches_the_run_that_waits_for_it() throws Exception {
        CompletableFuture<InputAnswer> answer = new CompletableFuture<>();
        StringWriter err = new StringWriter();
        try (FileAnswers answers = new FileAnswers(folder, new PrintWriter(err, true), List.of())) {
            answers.ask(question("Deploy", List.of()), answer::complete);

            CommandRun run =
                    CommandRun.of("approve", "1", "--by", "ann", "--value", "WHERE=prod", "--state", state.toString());

            assertThat(run).isEqualTo(new CommandRun(0, "run 1, Deploy: proceed by ann\n", ""));
            assertThat(answer.get(20, TimeUnit.SECONDS))
                    .isEqualTo(new InputAnswer.Proceed("ann", Map.of("WHERE", "prod")));
        }
        assertThat(err.toString())
                .contains("Waiting for an answer to 'Deploy now?'. Answer with: eks-delivery approve 1 --id Deploy");
        assertThat(new QuestionFiles(folder.path()).open()).isEmpty();
    }

    @Test
    void an_answer_may_stop_the_run() throws Exception {
        CompletableFuture<InputAnswer> answer = new CompletableFuture<>();
        try (FileAnswers answers = new FileAnswers(folder, new PrintWriter(new StringWriter()), List.of())) {
            answers.ask(question("Deploy", List.of()), answer::complete);

            CommandRun.of("approve", "1", "--by", "ann", "--abort", "--state", state.toString());

            assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo(new InputAnswer.Abort("ann"));
        }
    }

    @Test
    void only_who_may_answer_can() {
        new QuestionFiles(folder.path()).writeQuestion(question("Deploy", List.of("bob")));

        CommandRun run = CommandRun.of("approve", "1", "--by", "ann", "--state", state.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).startsWith("RUN-APPROVE-02").contains("ann is not among those who may: bob");
    }

    @Test
    void a_value_that_is_not_asked_for_names_the_nearest() {
        new QuestionFiles(folder.path()).writeQuestion(question("Deploy", List.of()));

        CommandRun run = CommandRun.of("approve", "1", "--value", "WHRE=x", "--state", state.toString());

        assertThat(run.err()).startsWith("RUN-APPROVE-03").contains("Did you mean 'WHERE'?");
    }

    @Test
    void a_question_that_does_not_wait_is_an_error() {
        CommandRun run = CommandRun.of("approve", "1", "--id", "Deploy", "--state", state.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).startsWith("RUN-APPROVE-01").contains("no question waits");
    }

    @Test
    void a_run_that_has_ended_takes_no_answer() throws Exception {
        Files.writeString(folder.path().resolve("result"), "SUCCESS\n");

        CommandRun run = CommandRun.of("approve", "1", "--state", state.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).startsWith("RUN-APPROVE-04").contains("the run has ended with SUCCESS");
    }

    @Test
    void an_identifier_never_leaves_the_folder_of_the_run() {
        QuestionFiles files = new QuestionFiles(folder.path());

        files.writeQuestion(question("../../Deploy now", List.of()));

        assertThat(files.open()).containsExactly("../../Deploy now");
        assertThat(folder.path().resolve("input")).isDirectoryContaining("glob:**..%2F..%2FDeploy+now.question");
    }

    @Test
    void a_run_that_does_not_exist_is_an_error() {
        CommandRun run = CommandRun.of("approve", "9", "--state", state.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).startsWith("RUN-FOLDER-02").contains("there are the runs 1");
    }

    private static InputQuestion question(String id, List<String> submitters) {
        return new InputQuestion(
                id,
                id + " now?",
                "Proceed",
                submitters,
                List.of(new InputQuestion.Field("WHERE", "string", "dev", "", List.of())));
    }
}
