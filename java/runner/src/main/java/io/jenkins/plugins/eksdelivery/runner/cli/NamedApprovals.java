package io.jenkins.plugins.eksdelivery.runner.cli;

import io.jenkins.plugins.eksdelivery.approval.Approval;
import io.jenkins.plugins.eksdelivery.approval.ApprovalDesk;
import io.jenkins.plugins.eksdelivery.approval.ApproveRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Approvals that were given on the command line: {@code WHO} for whatever is shown, {@code WHO=DIGEST} for that report only. */
final class NamedApprovals implements ApprovalDesk {

    private final List<String> given;
    private final String reason;
    private final Clock clock;

    NamedApprovals(List<String> given, String reason, Clock clock) {
        this.given = List.copyOf(given);
        this.reason = reason;
        this.clock = clock;
    }

    @Override
    public List<Approval> ask(ApproveRequest question) {
        List<Approval> approvals = new ArrayList<>();
        for (String each : given) {
            int equals = each.indexOf('=');
            approvals.add(
                    equals < 0
                            ? Approval.of(question.subjectDigest(), each, reason, clock.instant())
                            : Approval.of(
                                    each.substring(equals + 1), each.substring(0, equals), reason, clock.instant()));
        }
        return approvals;
    }
}
