package io.jenkins.plugins.eksdelivery.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eksdelivery.runner.run.RunResult;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each var reaches the step of its name, and the step refuses what it does not know. */
class StepVarsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "buildImage, imag, image",
        "pushToEcr, repositry, repository",
        "terraformPlan, varFile, varFiles",
        "terraformApply, autoAprove, autoApprove",
        "terraformOutput, dirr, dir",
        "helmDeploy, realease, release",
        "helmRollback, realease, release",
        "awsIdentity, regin, region",
        "waitForHealthy, taget, target",
        "approve, subjct, subject",
        "notify, chanel, channel",
        "promoteRegion, raeson, reason",
        "regionStatus, plann, plan"
    })
    void a_mistyped_parameter_is_refused_with_the_nearest_name(String step, String given, String meant)
            throws Exception {
        LibraryRun run = LibraryRun.of(folder, LibraryRun.LIBRARY, "node { " + step + "(" + given + ": 'x') }");

        assertThat(run.result()).isEqualTo(RunResult.FAILURE);
        assertThat(run.text())
                .contains("PARAM-01 " + step + ": parameter '" + given + "'")
                .contains("Did you mean '" + meant + "'?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"withAwsRole(regin: 'us-east-1') { echo 'body' }"})
    void a_mistyped_parameter_of_a_block_is_refused_before_its_body(String call) throws Exception {
        LibraryRun run = LibraryRun.of(folder, LibraryRun.LIBRARY, "node { " + call + " }");

        assertThat(run.result()).isEqualTo(RunResult.FAILURE);
        assertThat(run.text()).contains("Did you mean 'region'?").doesNotContain("body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"terraform", "helm"})
    void the_container_is_entered_around_the_step(String container) throws Exception {
        LibraryRun run = LibraryRun.of(
                folder, LibraryRun.LIBRARY, "node { terraformOutput(container: '" + container + "', dirr: '.') }");

        assertThat(run.text()).containsSubsequence("[Pipeline] container", "PARAM-01 terraformOutput");
    }
}
