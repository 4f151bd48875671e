package io.jenkins.plugins.eksdelivery.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UsageErrorsTest {

    @Test
    void no_command_at_all_lists_the_commands() {
        CommandRun run = CommandRun.of();

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("CLI-USAGE-01 eks-delivery: No command given. Type 'eks-delivery --help' for the options")
                .contains("run", "resume", "lint", "approve");
    }

    @Test
    void a_mistyped_command_names_the_nearest() {
        CommandRun run = CommandRun.of("rum", "Jenkinsfile");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("the nearest is 'run'");
    }

    @Test
    void a_mistyped_option_names_the_nearest() {
        CommandRun run = CommandRun.of("run", "Jenkinsfile", "--libary", "x");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith("CLI-USAGE-01 eks-delivery run:").contains("the nearest is '--library'");
    }

    @Test
    void a_parameter_without_a_value_says_what_is_expected() {
        CommandRun run = CommandRun.of("run", "Jenkinsfile", "--param", "REGION");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--param").contains("KEY=VALUE").contains("REGION");
    }

    @Test
    void help_and_version_are_no_errors() {
        assertThat(CommandRun.of("run", "--help").status()).isZero();
        assertThat(CommandRun.of("--version").out()).startsWith("eks-delivery ");
    }
}
