package io.jenkins.plugins.eksdelivery.promotion.action;

import io.jenkins.plugins.eksdelivery.approval.Approval;
import io.jenkins.plugins.eksdelivery.approval.ApprovalRules;
import io.jenkins.plugins.eksdelivery.approval.ApproveRequest;
import io.jenkins.plugins.eksdelivery.approval.ApproveResult;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.promotion.PromoteRegionRequest.Approvals;
import io.jenkins.plugins.eksdelivery.promotion.engine.Engine;
import io.jenkins.plugins.eksdelivery.promotion.engine.Scene;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks people about a subject and counts what they said. */
final class PeopleGate {

    private static final Duration WAIT = Duration.ofHours(24);

    private final Scene scene;

    PeopleGate(Scene scene) {
        this.scene = scene;
    }

    /**
     * Asks until enough people have agreed.
     *
     * @param refuseOthers whether an approval that was given for another subject is an error
     * @return the approvals that count, for the journal
     * @throws DeliveryException PR-APPROVAL-01 when there are too few, PR-APPROVAL-02 when one was given for another subject
     */
    Map<String, Object> ask(
            String message, Map<String, Object> subject, int people, Duration validFor, boolean refuseOthers)
            throws InterruptedException {
        if (people == 0) {
            return Map.of("approvals", List.of());
        }
        Approvals wanted = scene.request().approvals();
        ApproveRequest question = new ApproveRequest(
                subject,
                message,
                people,
                wanted.users(),
                wanted.groups(),
                false,
                wanted.excludeSelf(),
                false,
                validFor,
                WAIT);
        List<Approval> given = scene.desk().ask(question);
        ApprovalRules.People involved = new ApprovalRules.People(scene.starter(), List.of());
        Optional<ApproveResult> enough = question.rules()
                .result(
                        given,
                        question.subjectDigest(),
                        scene.desk().groups(),
                        involved,
                        scene.clock().instant());
        if (enough.isPresent()) {
            enough.get().approvals().forEach(each -> scene.log().line("Approved by " + each.approver()));
            return enough.get().toMap();
        }
        throw tooFew(question, given, involved, refuseOthers);
    }

    private DeliveryException tooFew(
            ApproveRequest question, List<Approval> given, ApprovalRules.People involved, boolean refuseOthers) {
        List<String> objections = given.stream()
                .map(each -> question.rules()
                        .objection(
                                each,
                                question.subjectDigest(),
                                scene.desk().groups().of(each.approver()),
                                involved,
                                scene.clock().instant())
                        .map(why -> each.approver() + ": " + why)
                        .orElse(""))
                .filter(why -> !why.isEmpty())
                .toList();
        if (refuseOthers
                && given.stream().anyMatch(each -> !each.subjectDigest().equals(question.subjectDigest()))) {
            return new DeliveryException(Failure.permanent(
                    "PR-APPROVAL-02",
                    question.message(),
                    "an approval was given for another report than " + question.subjectDigest() + " (" + objections
                            + ")",
                    "Have this report approved"));
        }
        return new DeliveryException(Failure.permanent(
                Engine.AWAITING,
                question.message(),
                question.minApprovals() + " people must approve " + question.subjectDigest()
                        + (objections.isEmpty() ? "" : "; not counted: " + String.join("; ", objections)),
                "Go on with the approvals: eks-delivery promote --plan "
                        + scene.request().plan() + " --resume " + scene.run() + " --approve <who>"));
    }
}
