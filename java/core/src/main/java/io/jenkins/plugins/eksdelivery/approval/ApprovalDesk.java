package io.jenkins.plugins.eksdelivery.approval;

import java.util.List;

/** Where an operation asks people in the middle of its work; the face decides how they are asked and how long it waits. */
@FunctionalInterface
public interface ApprovalDesk {

    /** Nobody is asked. */
    ApprovalDesk EMPTY = question -> List.of();

    /**
     * Asks, and waits as long as the face finds right.
     *
     * @return every approval that is known for the question's subject, those that don't count included; fewer than asked for when the
     *     wait has ended
     */
    List<Approval> ask(ApproveRequest question) throws InterruptedException;

    /** Who is in which group. */
    default ApprovalRules.Groups groups() {
        return ApprovalRules.Groups.NONE;
    }
}
