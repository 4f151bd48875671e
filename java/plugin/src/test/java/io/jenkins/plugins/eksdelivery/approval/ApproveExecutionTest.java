package io.jenkins.plugins.eksdelivery.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.ExtensionList;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.NamedAuthentication;
import io.jenkins.plugins.eksdelivery.step.FakeBuild;
import io.jenkins.plugins.eksdelivery.step.SavedState;
import io.jenkins.plugins.eksdelivery.step.Steps;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.access.AccessDeniedException;

class ApproveExecutionTest {

    private static final Map<String, Object> PLAN = Map.of("planSha256", "abc", "add", 3);

    @TempDir
    Path directory;

    private FakeBuild build;
    private final List<Gate> asked = new ArrayList<>();
    private final GateListener listener = (run, gate) -> asked.add(gate);

    @BeforeEach
    void start() throws Exception {
        build = new FakeBuild(directory);
        ExtensionList.lookup(GateListener.class).add(listener);
    }

    @AfterEach
    void forget() {
        ExtensionList.lookup(GateListener.class).remove(listener);
    }

    @Test
    void the_step_waits_until_somebody_approves_what_is_shown() throws Exception {
        execution(Map.of()).start();
        assertThat(build.outcome).isNotDone();
        assertThat(build.log()).contains("Waiting for 1 approval: Approve? (sha256:");

        assertThat(gate().approve("ada", List.of(), "looks right")).isEmpty();

        Map<?, ?> result = (Map<?, ?>) build.result();
        assertThat(result.get("approved")).isEqualTo(true);
        assertThat(result.get("approvers")).isEqualTo(List.of("ada"));
        assertThat(result.get("subjectDigest")).isEqualTo(SubjectDigest.of(PLAN));
        assertThat(ApproveResult.fromMap((Map<String, Object>) build.result()).approvals())
                .hasSize(1);
        assertThat(gates()).isEmpty();
    }

    @Test
    void whoever_started_the_build_does_not_count() throws Exception {
        build.startedBy("ada");
        execution(Map.of()).start();

        assertThat(gate().approve("ada", List.of(), "")).contains("ada started the run");
        assertThat(build.outcome).isNotDone();
        assertThat(gate().approve("grace", List.of(), "")).isEmpty();

        assertThat(build.result()).isInstanceOf(LinkedHashMap.class);
    }

    @Test
    void approvals_of_before_a_restart_count_after_it() throws Exception {
        StepExecution execution = execution(Map.of("minApprovals", 2, "groups", List.of("release")));
        execution.start();
        gate().approve("ada", List.of("release"), "");
        assertThat(build.saves).isEqualTo(1);
        byte[] saved = SavedState.save(execution);
        gate().close();

        StepExecution resumed = SavedState.load(saved);
        resumed.onResume();

        assertThat(gate().approvals()).extracting(Approval::approver).containsExactly("ada");
        assertThat(gate().approve("mallory", List.of("guests"), "")).isPresent();
        assertThat(gate().approve("grace", List.of("release"), "")).isEmpty();
        assertThat((Map<?, ?>) build.result()).extracting("approvers").isEqualTo(List.of("ada", "grace"));
    }

    @Test
    void a_no_fails_the_step() throws Exception {
        execution(Map.of()).start();

        gate().reject("grace", "too risky");

        assertThat(build.failure()).hasMessageStartingWith("AP-REJECT-01 approve: Approve?: grace said no: too risky.");
    }

    @Test
    void the_wait_ends_with_its_timeout() throws Exception {
        execution(Map.of("timeout", "1s")).start();

        assertThat(build.failure()).hasMessageStartingWith("AP-TIME-01 approve: Approve?: 0 of 1 approvals came");
    }

    @Test
    void a_no_that_must_not_fail_the_build_makes_it_unstable() throws Exception {
        execution(Map.of("failOnError", false)).start();

        gate().reject("grace", "");

        assertThat((Map<?, ?>) build.result()).extracting("error.code").isEqualTo("AP-REJECT-01");
        assertThat(build.result).isEqualTo(hudson.model.Result.UNSTABLE);
    }

    @Test
    void a_dry_run_asks_nobody() throws Exception {
        execution(Map.of("dryRun", true)).start();

        assertThat((Map<?, ?>) build.result()).extracting("approved").isEqualTo(false);
        assertThat(build.log()).contains("dry run: approve would wait for 1 of: Approve? (sha256:");
        assertThat(asked).isEmpty();
    }

    @Test
    void a_stopped_step_asks_no_more() throws Exception {
        FlowInterruptedException cause = new FlowInterruptedException(hudson.model.Result.ABORTED);
        StepExecution execution = execution(Map.of());
        execution.start();
        Gate gate = gate();

        execution.stop(cause);

        assertThat(build.failure()).isSameAs(cause);
        assertThat(gate.approve("ada", List.of(), "")).contains("the gate is closed");
        assertThat(gates()).isEmpty();
    }

    @Test
    void on_the_web_the_permission_and_the_very_subject_are_asked_for() throws Exception {
        build.acl = ACL.lambda2((who, what) -> who.getName().equals("grace"));
        execution(Map.of()).start();
        ApprovalsAction action = build.run.getAction(ApprovalsAction.class);
        GatePage page = action.getGate(gate().id());

        try (ACLContext as = ACL.as2(new NamedAuthentication("mallory", List.of()))) {
            assertThat(page.isAllowed()).isFalse();
            assertThatThrownBy(() -> page.doApprove(page.getDigest(), "")).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> page.doReject("")).isInstanceOf(AccessDeniedException.class);
        }
        try (ACLContext as = ACL.as2(new NamedAuthentication("grace", List.of()))) {
            assertThatThrownBy(() -> page.doApprove("sha256:other", "")).hasMessageContaining("409");
            page.doApprove(page.getDigest(), "fine");
        }

        assertThat((Map<?, ?>) build.result()).extracting("approvers").isEqualTo(List.of("grace"));
        assertThat(action.getIconFileName()).isNull();
    }

    @Test
    void listeners_are_told_of_each_gate() throws Exception {
        execution(Map.of("message", "Apply?")).start();

        assertThat(asked).extracting(Gate::message).containsExactly("Apply?");
        assertThat(asked.get(0)).isSameAs(gate());
    }

    private StepExecution execution(Map<String, Object> more) throws Exception {
        Map<String, Object> arguments = new LinkedHashMap<>(more);
        arguments.put("subject", PLAN);
        return Steps.named("approve").newInstance(arguments).start(build.context());
    }

    private Gate gate() {
        return gates().get(0);
    }

    private List<Gate> gates() {
        Run<?, ?> run = build.run;
        return run.getAction(ApprovalsAction.class).gates();
    }
}
