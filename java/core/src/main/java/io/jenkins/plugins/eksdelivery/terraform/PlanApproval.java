package io.jenkins.plugins.eksdelivery.terraform;

import io.jenkins.plugins.eksdelivery.approval.Approval;
import io.jenkins.plugins.eksdelivery.approval.ApproveResult;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.stream.Collectors;

/** Says whether a plan may be applied, and on whose word. */
final class PlanApproval {

    private PlanApproval() {}

    /**
     * @return who approved, for the audit record
     * @throws DeliveryException TF-APPR-01 when the approval is for another subject or has expired, TF-APPR-02 when there is none
     */
    static String check(String what, TerraformApplyRequest request, Instant now) {
        if (request.autoApprove()) {
            return "autoApprove";
        }
        if (request.approval().isEmpty()) {
            throw new DeliveryException(Failure.permanent(
                    "TF-APPR-02",
                    what,
                    "the plan (" + request.plan().summary() + ") has not been approved",
                    "Give approval: approve(subject: plan), or autoApprove: true where nobody has to agree"));
        }
        ApproveResult approval;
        try {
            approval = ApproveResult.fromMap(request.approval());
        } catch (IllegalArgumentException | DateTimeParseException malformed) {
            throw refused(what, "it is not the result of approve");
        }
        String subject = request.plan().subjectDigest();
        if (!approval.subjectDigest().equals(subject)) {
            throw refused(what, "it was given for " + approval.subjectDigest() + ", this plan is " + subject);
        }
        if (!approval.covers(subject, now)) {
            throw refused(
                    what,
                    approval.approvals().isEmpty()
                            ? "nobody gave it"
                            : "it ended to count at " + approval.validUntil());
        }
        return approval.approvals().stream().map(Approval::approver).collect(Collectors.joining(", "));
    }

    private static DeliveryException refused(String what, String why) {
        return new DeliveryException(Failure.permanent(
                "TF-APPR-01",
                what,
                "the approval does not cover this plan: " + why,
                "Have this very plan approved: approve(subject: plan), and give both unchanged"));
    }
}
