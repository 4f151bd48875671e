package io.jenkins.plugins.eksdelivery.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromoteCommandTest {

    @TempDir
    private Path folder;

    private Path env;

    @BeforeEach
    void nobodyAnswers() throws IOException {
        env = Files.writeString(folder.resolve("env"), """
                # nothing listens there
                AWS_ENDPOINT_URL=http://127.0.0.1:1
                AWS_ACCESS_KEY_ID=AKIDEXAMPLE
                AWS_SECRET_ACCESS_KEY=canary-secret-0001
                """);
    }

    @Test
    void a_new_promotion_needs_a_target_and_a_reason() {
        CommandRun run = CommandRun.of("promote", "--plan", "promotion.yaml");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("A new promotion needs --to and --reason");
    }

    @Test
    void an_unplanned_one_needs_a_bound_on_the_loss() {
        CommandRun run = CommandRun.of(
                "promote", "--plan", "promotion.yaml", "--to", "us-west-2", "--reason", "lost", "--mode", "unplanned");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).startsWith("PR-LOSS-01").contains("--max-data-loss");
    }

    @Test
    void a_promotion_file_that_is_not_there_is_told() {
        CommandRun run = CommandRun.of(
                "promote",
                "--plan",
                "no-such.yaml",
                "--to",
                "us-west-2",
                "--reason",
                "test",
                "--env-file",
                env.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .containsPattern("PR-PLAN-03 promotion file /.*/no-such.yaml")
                .doesNotContain("canary");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void a_promotion_file_may_lie_anywhere() throws IOException {
        Path plan = Files.writeString(folder.resolve("promotion.yaml"), "apiVersion: eks-delivery/v9\n");

        CommandRun run = CommandRun.of(
                "promote",
                "--plan",
                plan.toString(),
                "--to",
                "us-west-2",
                "--reason",
                "test",
                "--env-file",
                env.toString());

        assertThat(run.err()).startsWith("PR-PLAN-02");
    }

    @Test
    void a_file_of_variables_that_is_not_there_is_told() {
        CommandRun run = CommandRun.of("region-status", "--plan", "promotion.yaml", "--env-file", "no-such-env");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).startsWith("CLI-ENV-01");
    }

    @Test
    void a_mistyped_option_is_told_with_the_nearest() {
        CommandRun run = CommandRun.of("promote", "--plan", "promotion.yaml", "--resmue", "orders-1");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--resume");
    }
}
