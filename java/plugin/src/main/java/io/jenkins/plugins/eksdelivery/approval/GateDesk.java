package io.jenkins.plugins.eksdelivery.approval;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.step.StepCall;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Asks people in the middle of a step, at the same gate as approve. The thread waits; after a restart the step runs again and asks anew.
 */
public final class GateDesk implements ApprovalDesk {

    private final StepCall call;
    private final List<Gate> asked = new ArrayList<>();

    public GateDesk(StepCall call) {
        this.call = call;
    }

    @Override
    public List<Approval> ask(ApproveRequest question) throws InterruptedException {
        Wait wait = new Wait();
        Gate gate = new Gate(
                UUID.randomUUID().toString(),
                question,
                Gates.people(call.run(), call.context().environment()),
                call.context().clock(),
                wait);
        synchronized (asked) {
            asked.add(gate);
        }
        Gates.open(call.run(), call.listener(), gate);
        try {
            boolean answered = wait.ended.await(question.timeout().toMillis(), TimeUnit.MILLISECONDS);
            if (answered && !wait.rejected.isEmpty()) {
                throw new DeliveryException(Failure.permanent(
                        "AP-REJECT-01",
                        question.message(),
                        wait.rejected,
                        "Talk to who said no, change what was shown, and start again"));
            }
            return gate.approvals();
        } finally {
            gate.close();
            Gates.close(call.run(), gate);
        }
    }

    @Override
    public ApprovalRules.Groups groups() {
        return user -> {
            synchronized (asked) {
                return asked.stream()
                        .flatMap(gate -> gate.groupsOf(user).stream())
                        .distinct()
                        .toList();
            }
        };
    }

    private static final class Wait implements Gate.Outcome {

        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile String rejected = "";

        @Override
        public void changed(Gate gate) {}

        @Override
        public void approved(ApproveResult result) {
            ended.countDown();
        }

        @Override
        public void rejected(String user, String reason) {
            rejected = user + " said no" + (reason.isBlank() ? "" : ": " + reason);
            ended.countDown();
        }
    }
}
