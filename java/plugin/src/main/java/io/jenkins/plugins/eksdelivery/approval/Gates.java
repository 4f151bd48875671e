package io.jenkins.plugins.eksdelivery.approval;

import hudson.ExtensionList;
import hudson.model.Cause;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.eksdelivery.approval.ApprovalRules.People;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows gates on the page of their run, and tells those who want to know. */
public final class Gates {

    private Gates() {}

    static void open(Run<?, ?> run, TaskListener log, Gate gate) {
        ApprovalsAction action = action(run);
        action.add(gate);
        log.getLogger()
                .println("Waiting for " + gate.needed() + (gate.needed() == 1 ? " approval: " : " approvals: ")
                        + gate.message() + " (" + gate.subjectDigest() + "), see " + run.getUrl()
                        + action.getUrlName() + "/");
        for (GateListener listener : ExtensionList.lookup(GateListener.class)) {
            listener.opened(run, gate);
        }
    }

    static void close(Run<?, ?> run, Gate gate) {
        action(run).remove(gate);
    }

    /** Whoever started the run, and the author of the change request that it builds. */
    static People people(Run<?, ?> run, Map<String, String> variables) {
        Cause.@Nullable UserIdCause user = run.getCause(Cause.UserIdCause.class);
        @Nullable String id = user == null ? null : user.getUserId();
        @Nullable String author = variables.get("CHANGE_AUTHOR");
        return new People(id == null ? "" : id, author == null ? List.of() : List.of(author));
    }

    private static ApprovalsAction action(Run<?, ?> run) {
        synchronized (run) {
            @Nullable ApprovalsAction present = run.getAction(ApprovalsAction.class);
            if (present != null) {
                return present;
            }
            ApprovalsAction added = new ApprovalsAction();
            run.addAction(added);
            return added;
        }
    }
}
