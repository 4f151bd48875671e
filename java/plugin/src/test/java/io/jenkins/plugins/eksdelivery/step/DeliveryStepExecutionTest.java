package io.jenkins.plugins.eksdelivery.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.model.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryStepExecutionTest {

    @TempDir
    Path directory;

    private FakeBuild build;
    private FakeStep.Definition definition;

    @BeforeEach
    void start() throws Exception {
        build = new FakeBuild(directory);
        definition = FakeStep.register(true);
    }

    @Test
    void a_step_returns_a_plain_map_and_leaves_it_as_a_report() throws Exception {
        execution(Map.of("act", "work")).start();

        assertThat(build.result())
                .isInstanceOf(LinkedHashMap.class)
                .hasFieldOrPropertyWithValue("list.class", ArrayList.class);
        assertThat(build.log()).contains("done: work");
        assertThat(directory.resolve("workspace/reports/fake/1.json")).content().contains("\"answer\" : 42");
    }

    @Test
    void reports_are_counted() throws Exception {
        execution(Map.of("act", "work")).start();
        build.result();
        FakeBuild next = new FakeBuild(directory);
        build = next;

        execution(Map.of("act", "work")).start();
        build.result();

        assertThat(Files.list(directory.resolve("workspace/reports/fake"))).hasSize(2);
    }

    @Test
    void a_failure_is_told_by_its_code_and_without_a_stack_trace() throws Exception {
        execution(Map.of("act", "fail")).start();

        assertThat(build.failure())
                .isInstanceOf(hudson.AbortException.class)
                .hasMessage("FK-01 fake: it was told to fail. Tell it else")
                .hasNoCause();
        assertThat(directory.resolve("workspace/reports/fake/1.json")).content().contains("FK-01");
    }

    @Test
    void a_failure_that_must_not_fail_the_build_makes_it_unstable() throws Exception {
        execution(Map.of("act", "fail", "failOnError", false)).start();

        assertThat((Map<?, ?>) build.result()).extracting("error.code").isEqualTo("FK-01");
        assertThat(build.result).isEqualTo(Result.UNSTABLE);
        assertThat(build.log()).contains("ERROR: FK-01 fake");
    }

    @Test
    void a_stopped_step_ends_in_order_before_it_answers() throws Exception {
        FlowInterruptedException cause = new FlowInterruptedException(Result.ABORTED);
        StepExecution execution = execution(Map.of("act", "hang"));
        execution.start();
        definition.hanging.await();

        execution.stop(cause);

        assertThat(build.failure()).isSameAs(cause);
        assertThat(definition.endedInOrder).isTrue();
    }

    @Test
    void secrets_are_hidden_in_everything_that_is_said() throws Exception {
        execution(Map.of("act", "leak")).start();
        build.result();

        assertThat(build.log())
                .contains("the secret is ****, said twice: ****")
                .contains("and **** by the listener")
                .doesNotContain("canary");
    }

    @Test
    void a_saved_step_runs_again_after_a_restart() throws Exception {
        byte[] saved = SavedState.save(execution(Map.of("act", "work")));

        StepExecution resumed = SavedState.load(saved);
        resumed.onResume();

        assertThat((Map<?, ?>) build.result()).extracting("answer").isEqualTo(42);
        assertThat(build.log()).contains("fake: the build was restarted in the middle");
    }

    @Test
    void a_step_that_may_not_run_twice_says_so_after_a_restart() throws Exception {
        FakeStep.register(false);
        byte[] saved = SavedState.save(execution(Map.of("act", "work")));

        StepExecution resumed = SavedState.load(saved);
        resumed.onResume();

        assertThat(build.failure()).hasMessageStartingWith("STEP-RESTART-01 fake");
        assertThat(build.log()).doesNotContain("done");
    }

    @Test
    void a_container_is_never_ignored() {
        assertThatThrownBy(() -> execution(Map.of("act", "work", "container", "tools")))
                .isInstanceOf(StepFailure.class)
                .hasMessageStartingWith("STEP-CONTAINER-01 fake: parameter 'container'");
    }

    @Test
    void outside_node_there_is_no_report() throws Exception {
        build.put(hudson.FilePath.class, null);

        execution(Map.of("act", "work")).start();

        assertThat((Map<?, ?>) build.result()).extracting("answer").isEqualTo(42);
        assertThat(directory.resolve("workspace/reports")).doesNotExist();
    }

    private StepExecution execution(Map<String, Object> arguments) throws Exception {
        Step step = definition.newInstance(new LinkedHashMap<>(arguments));
        return step.start(build.context());
    }
}
