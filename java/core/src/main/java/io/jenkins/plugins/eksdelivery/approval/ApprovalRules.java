package io.jenkins.plugins.eksdelivery.approval;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says which approvals count and whether they are enough.
 *
 * @param minApprovals how many different people must say yes; 0 for none
 * @param users who may; empty together with {@code groups} for everyone
 * @param groups groups whose members may
 * @param excludeAuthors whether authors of the change don't count
 * @param excludeTriggerer whether the person who started the run doesn't count
 * @param requireReason whether a yes without a reason doesn't count
 * @param validFor how long a yes counts
 */
public record ApprovalRules(
        int minApprovals,
        List<String> users,
        List<String> groups,
        boolean excludeAuthors,
        boolean excludeTriggerer,
        boolean requireReason,
        Duration validFor)
        implements Serializable {

    public ApprovalRules {
        users = List.copyOf(users);
        groups = List.copyOf(groups);
    }

    /**
     * Why this approval doesn't count; empty when it does.
     *
     * @param approverGroups groups that the approver is in, as the face knows them
     */
    public Optional<String> objection(
            Approval approval, String subjectDigest, List<String> approverGroups, People people, Instant now) {
        if (approval.override()) {
            return Optional.of("an override is recorded and never counted");
        }
        if (!approval.subjectDigest().equals(subjectDigest)) {
            return Optional.of("it was given for another subject (" + approval.subjectDigest() + ")");
        }
        if (!now.isBefore(approval.at().plus(validFor))) {
            return Optional.of("it ended at " + approval.at().plus(validFor));
        }
        if (requireReason && approval.reason().isBlank()) {
            return Optional.of("it gives no reason");
        }
        if (excludeTriggerer && approval.approver().equals(people.triggerer())) {
            return Optional.of(approval.approver() + " started the run");
        }
        if (excludeAuthors && people.authors().contains(approval.approver())) {
            return Optional.of(approval.approver() + " is an author of the change");
        }
        boolean anyone = users.isEmpty() && groups.isEmpty();
        if (!anyone
                && !users.contains(approval.approver())
                && approverGroups.stream().noneMatch(groups::contains)) {
            return Optional.of(approval.approver() + " is none of the users and groups that may approve");
        }
        return Optional.empty();
    }

    /** The result once enough different people have approved; empty before that. */
    public Optional<ApproveResult> result(
            List<Approval> given, String subjectDigest, Groups membership, People people, Instant now) {
        Map<String, Approval> counted = new LinkedHashMap<>();
        given.stream()
                .sorted(Comparator.comparing(Approval::at))
                .filter(each -> objection(each, subjectDigest, membership.of(each.approver()), people, now)
                        .isEmpty())
                .forEach(each -> counted.putIfAbsent(each.approver(), each));
        if (counted.size() < minApprovals) {
            return Optional.empty();
        }
        List<Approval> approvals = new ArrayList<>(counted.values());
        Instant until = approvals.stream()
                .map(each -> each.at().plus(validFor))
                .min(Comparator.naturalOrder())
                .orElse(now.plus(validFor));
        return Optional.of(new ApproveResult(subjectDigest, approvals, until));
    }

    /**
     * People with a stake in the subject.
     *
     * @param triggerer who started the run; "" when nobody did
     * @param authors who made the change
     */
    public record People(String triggerer, List<String> authors) implements Serializable {

        public static final People NOBODY = new People("", List.of());

        public People {
            authors = List.copyOf(authors);
        }
    }

    /** Knows the groups of a user. */
    @FunctionalInterface
    public interface Groups {

        Groups NONE = user -> List.of();

        List<String> of(String user);
    }
}
