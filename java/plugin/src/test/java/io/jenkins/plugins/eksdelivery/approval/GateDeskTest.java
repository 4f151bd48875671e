package io.jenkins.plugins.eksdelivery.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.ExtensionList;
import hudson.model.TaskListener;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.operation.DeliveryContext;
import io.jenkins.plugins.eksdelivery.step.BuildContext;
import io.jenkins.plugins.eksdelivery.step.FakeBuild;
import io.jenkins.plugins.eksdelivery.step.StepCall;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateDeskTest {

    private static final ApproveRequest QUESTION = ApproveRequest.of(
            Map.of("subject", "the report", "message", "Promote?", "timeout", "1s", "groups", List.of("sre")));

    @TempDir
    Path directory;

    private FakeBuild build;
    private GateDesk desk;
    private GateListener person = (run, gate) -> {};
    private final GateListener listener = (run, gate) -> person.opened(run, gate);

    @BeforeEach
    void start() throws Exception {
        build = new FakeBuild(directory);
        ExtensionList.lookup(GateListener.class).add(listener);
        DeliveryContext context = BuildContext.inherited(build.context());
        desk = new GateDesk(
                new StepCall(context, Map.of(), build.run, build.context().get(TaskListener.class)));
    }

    @AfterEach
    void forget() {
        ExtensionList.lookup(GateListener.class).remove(listener);
    }

    @Test
    void approvals_of_people_come_back_with_their_groups() throws Exception {
        person = (run, gate) -> gate.approve("grace", List.of("sre"), "");

        List<Approval> given = desk.ask(QUESTION);

        assertThat(given).extracting(Approval::approver).containsExactly("grace");
        assertThat(desk.groups().of("grace")).containsExactly("sre");
        assertThat(build.run.getAction(ApprovalsAction.class).gates()).isEmpty();
    }

    @Test
    void silence_ends_with_the_timeout() throws Exception {
        assertThat(desk.ask(QUESTION)).isEmpty();
        assertThat(build.log()).contains("Waiting for 1 approval: Promote?");
    }

    @Test
    void a_no_ends_the_operation() {
        person = (run, gate) -> gate.reject("grace", "not today");

        assertThatThrownBy(() -> desk.ask(QUESTION))
                .isInstanceOf(DeliveryException.class)
                .hasMessageStartingWith("AP-REJECT-01 Promote?: grace said no: not today");
    }
}
