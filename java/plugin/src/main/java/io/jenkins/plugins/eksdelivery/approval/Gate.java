package io.jenkins.plugins.eksdelivery.approval;

import io.jenkins.plugins.eksdelivery.approval.ApprovalRules.People;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A question to people that is open: what is shown, who may answer, and the answers so far. Safe for use by several threads. */
public final class Gate {

    private final String id;
    private final ApproveRequest request;
    private final People people;
    private final Clock clock;
    private final Outcome outcome;
    private final List<Approval> approvals = new ArrayList<>();
    private final Map<String, List<String>> groups = new HashMap<>();
    private boolean closed;

    Gate(String id, ApproveRequest request, People people, Clock clock, Outcome outcome) {
        this.id = id;
        this.request = request;
        this.people = people;
        this.clock = clock;
        this.outcome = outcome;
    }

    public String id() {
        return id;
    }

    public String message() {
        return request.message();
    }

    /** A text, or the result of a step. */
    public Object subject() {
        return request.subject();
    }

    /** What an approval is bound to. */
    public String subjectDigest() {
        return request.subjectDigest();
    }

    public int needed() {
        return request.minApprovals();
    }

    public boolean isReasonNeeded() {
        return request.requireReason();
    }

    public synchronized List<Approval> approvals() {
        return List.copyOf(approvals);
    }

    /**
     * Approves what is shown.
     *
     * @param user who approves
     * @param userGroups groups that the user is in
     * @return why the approval doesn't count; empty when it does
     */
    public Optional<String> approve(String user, List<String> userGroups, String reason) {
        Approval approval = Approval.of(subjectDigest(), user, reason, clock.instant());
        Optional<String> objection =
                request.rules().objection(approval, subjectDigest(), userGroups, people, clock.instant());
        if (objection.isPresent()) {
            return objection;
        }
        synchronized (this) {
            if (closed) {
                return Optional.of("the gate is closed");
            }
            restore(approval, userGroups);
        }
        outcome.changed(this);
        open();
        return Optional.empty();
    }

    /** Ends the wait with a no. */
    public void reject(String user, String reason) {
        if (close()) {
            outcome.rejected(user, reason);
        }
    }

    /** Ends the wait without an answer; false when it had ended already. */
    synchronized boolean close() {
        boolean first = !closed;
        closed = true;
        return first;
    }

    /** An approval of before a restart. */
    synchronized void restore(Approval approval, List<String> userGroups) {
        approvals.add(approval);
        groups.put(approval.approver(), List.copyOf(userGroups));
    }

    synchronized List<String> groupsOf(String user) {
        return groups.getOrDefault(user, List.of());
    }

    /** Goes on when there are enough approvals. */
    void open() {
        Optional<ApproveResult> result =
                request.rules().result(approvals(), subjectDigest(), this::groupsOf, people, clock.instant());
        if (result.isPresent() && close()) {
            outcome.approved(result.get());
        }
    }

    /** What follows from the answers. */
    interface Outcome {

        void changed(Gate gate);

        void approved(ApproveResult result);

        void rejected(String user, String reason);
    }
}
