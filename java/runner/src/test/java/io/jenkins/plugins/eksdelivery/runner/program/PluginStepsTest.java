package io.jenkins.plugins.eksdelivery.runner.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eksdelivery.runner.run.InputAnswer;
import io.jenkins.plugins.eksdelivery.runner.run.InputAnswers;
import io.jenkins.plugins.eksdelivery.runner.run.RunResult;
import io.jenkins.plugins.eksdelivery.runner.run.ScriptRun;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The compiled steps of the plugin run in the runner as they are. */
class PluginStepsTest {

    @TempDir
    private Path folder;

    @Test
    void an_unknown_parameter_is_refused_with_the_nearest_name() throws Exception {
        ScriptRun run = new ScriptRun(folder).run("node { terraformPlan dirr: 'infra' }");

        assertThat(run.result()).isEqualTo(RunResult.FAILURE);
        assertThat(run.console()).anyMatch(line -> line.contains("dirr") && line.contains("'dir'"));
    }

    @Test
    void an_approval_comes_from_who_answers_the_run() throws Exception {
        InputAnswers ann =
                (question, answer) -> answer.accept(new InputAnswer.Proceed("ann", Map.of("reason", "looked at it")));

        ScriptRun run = new ScriptRun(folder)
                .answeredBy(ann)
                .run(
                        "def a = approve subject: 'release 7', message: 'Release 7?'\necho \"OUT ${a.approvals.size()} ${a.approvals[0].approver}\"");

        assertThat(run.out()).as("%s", run.console()).containsExactly("1 ann");
        assertThat(run.result()).isEqualTo(RunResult.SUCCESS);
    }

    @Test
    void a_no_to_an_approval_fails_the_build_with_its_code() throws Exception {
        ScriptRun run = new ScriptRun(folder).run("approve subject: 'release 7'\necho 'OUT never'");

        assertThat(run.result()).isEqualTo(RunResult.FAILURE);
        assertThat(run.out()).isEmpty();
        assertThat(run.console()).anyMatch(line -> line.startsWith("ERROR: AP-REJECT-01"));
    }

    @Test
    void a_step_of_no_name_lists_those_of_jenkins_then_those_of_plugins() throws Exception {
        ScriptRun run = new ScriptRun(folder).run("noSuchStep 1");

        assertThat(run.console())
                .anyMatch(
                        line -> line.matches(
                                ".*NoSuchMethodError: No such DSL method 'noSuchStep' found among steps \\[archive, .*, ws, .*terraformPlan.*"));
    }
}
