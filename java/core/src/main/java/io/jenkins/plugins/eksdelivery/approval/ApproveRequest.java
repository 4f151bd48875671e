package io.jenkins.plugins.eksdelivery.approval;

import io.jenkins.plugins.eksdelivery.parameter.Arguments;
import io.jenkins.plugins.eksdelivery.parameter.ParameterSet;
import io.jenkins.plugins.eksdelivery.parameter.ParameterType;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A question to people: may this very subject go on?
 *
 * @param subject what is shown, a text or the result of another step
 * @param message headline of the question
 * @param minApprovals how many different people must say yes, 1 to 10
 * @param users who may; empty together with {@code groups} for everyone with the permission
 * @param groups groups whose members may
 * @param excludeAuthors whether authors of the change don't count
 * @param excludeTriggerer whether the person who started the build doesn't count
 * @param requireReason whether a yes needs a reason
 * @param validFor how long a yes counts
 * @param timeout how long the gate waits
 */
public record ApproveRequest(
        Object subject,
        String message,
        int minApprovals,
        List<String> users,
        List<String> groups,
        boolean excludeAuthors,
        boolean excludeTriggerer,
        boolean requireReason,
        Duration validFor,
        Duration timeout)
        implements Serializable {

    public static final ParameterSet PARAMETERS = ParameterSet.of(
                    "approve",
                    "Waits until people have approved exactly what is shown: a plan, a promotion, a diff. The approval is bound to the"
                            + " subject's digest and counts for nothing else.")
            .required(
                    "subject",
                    ParameterType.TEXT_OR_MAP,
                    "What is to be approved: a text or the result of another step.")
            .optional("message", ParameterType.TEXT, "Approve?", "Headline of the question.")
            .integer("minApprovals", 1L, 1, 10, "How many different people must approve.")
            .optional("users", ParameterType.TEXT_LIST, "User ids that may approve.")
            .optional("groups", ParameterType.TEXT_LIST, "Groups whose members may approve.")
            .optional("excludeAuthors", ParameterType.FLAG, true, "Authors of the change may not approve it.")
            .optional("excludeTriggerer", ParameterType.FLAG, true, "Whoever started the build may not approve it.")
            .optional("requireReason", ParameterType.FLAG, false, "An approval must give a reason.")
            .optional("validFor", ParameterType.DURATION, "4h", "How long an approval counts.")
            .optional("timeout", ParameterType.DURATION, "24h", "How long to wait for approvals.")
            .planned("bindTo", "holdAgent")
            .common()
            .build();

    public ApproveRequest {
        users = List.copyOf(users);
        groups = List.copyOf(groups);
    }

    public static ApproveRequest of(Map<String, ?> given) {
        Arguments arguments = PARAMETERS.read(given);
        Object subject = arguments.textOrMap("subject");
        if (subject == null || subject.toString().isBlank()) {
            throw arguments.notAllowed("subject", "it is empty", "Give a text or the result of a step");
        }
        return new ApproveRequest(
                subject,
                arguments.text("message"),
                arguments.integer("minApprovals"),
                arguments.texts("users"),
                arguments.texts("groups"),
                arguments.flag("excludeAuthors"),
                arguments.flag("excludeTriggerer"),
                arguments.flag("requireReason"),
                arguments.duration("validFor"),
                arguments.duration("timeout"));
    }

    /** What an approval must carry to count. */
    public String subjectDigest() {
        return SubjectDigest.of(subject);
    }

    /** The rules by which approvals are counted. */
    public ApprovalRules rules() {
        return new ApprovalRules(
                minApprovals, users, groups, excludeAuthors, excludeTriggerer, requireReason, validFor);
    }
}
