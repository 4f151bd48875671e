package io.jenkins.plugins.eksdelivery.approval;

import hudson.EnvVars;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.step.DeliveryThreads;
import io.jenkins.plugins.eksdelivery.step.PlainValue;
import io.jenkins.plugins.eksdelivery.step.StepFailure;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;

/**
 * Waits for people without a thread and without an executor. Saved with the build: what was asked, since when, and the approvals so far;
 * after a restart the gate opens again with them.
 */
final class ApproveExecution extends StepExecution implements Gate.Outcome {

    private static final long serialVersionUID = 1L;

    private final LinkedHashMap<String, Object> arguments;
    private final String id = UUID.randomUUID().toString();
    private final long since = System.currentTimeMillis();

    /** Maps of {@link Approval#toMap()}, each with the groups of its approver. */
    private volatile ArrayList<LinkedHashMap<String, Object>> approvals = new ArrayList<>();

    private transient volatile @Nullable Gate gate;
    private transient volatile @Nullable ScheduledFuture<?> end;

    ApproveExecution(StepContext context, LinkedHashMap<String, Object> arguments) {
        super(context);
        this.arguments = arguments;
    }

    @Override
    public boolean start() throws IOException, InterruptedException {
        if (Boolean.TRUE.equals(arguments.get("dryRun"))) {
            ApproveRequest request = ApproveRequest.of(arguments);
            say("dry run: approve would wait for " + request.minApprovals() + " of: " + request.message() + " ("
                    + request.subjectDigest() + ")");
            getContext()
                    .onSuccess(PlainValue.of(new ApproveResult(
                                    request.subjectDigest(),
                                    List.of(),
                                    Clock.systemUTC().instant())
                            .toMap()));
            return true;
        }
        open();
        return false;
    }

    @Override
    public void onResume() {
        try {
            open();
        } catch (IOException | InterruptedException | RuntimeException failed) {
            getContext().onFailure(failed);
        }
    }

    @Override
    public void stop(Throwable cause) {
        Gate waiting = gate;
        if (waiting == null || waiting.close()) {
            ended();
            getContext().onFailure(cause);
        }
    }

    @Override
    public String getStatus() {
        Gate waiting = gate;
        return waiting == null
                ? "approve is not open"
                : "approve has " + waiting.approvals().size() + " of " + waiting.needed() + " approvals";
    }

    @Override
    public void changed(Gate changed) {
        ArrayList<LinkedHashMap<String, Object>> state = new ArrayList<>();
        for (Approval each : changed.approvals()) {
            LinkedHashMap<String, Object> saved = PlainValue.of(each.toMap());
            saved.put("groups", new ArrayList<>(changed.groupsOf(each.approver())));
            state.add(saved);
        }
        approvals = state;
        getContext().saveState();
        say("Approved by " + state.get(state.size() - 1).get("approver") + " (" + state.size() + " of "
                + changed.needed() + ")");
    }

    @Override
    public void approved(ApproveResult result) {
        ended();
        getContext().onSuccess(PlainValue.of(result.toMap()));
    }

    @Override
    public void rejected(String user, String reason) {
        ended();
        fail(Failure.permanent(
                "AP-REJECT-01",
                "approve: " + arguments.getOrDefault("message", "Approve?"),
                user + " said no" + (reason.isBlank() ? "" : ": " + reason),
                "Talk to " + user + ", change what was shown, and start a new build"));
    }

    private void open() throws IOException, InterruptedException {
        ApproveRequest request = ApproveRequest.of(arguments);
        Run<?, ?> run = getContext().get(Run.class);
        Gate opened =
                new Gate(id, request, Gates.people(run, getContext().get(EnvVars.class)), Clock.systemUTC(), this);
        for (LinkedHashMap<String, Object> saved : approvals) {
            opened.restore(Approval.fromMap(saved), groups(saved));
        }
        gate = opened;
        Duration left = Duration.ofMillis(since).plus(wait(request)).minusMillis(System.currentTimeMillis());
        end = DeliveryThreads.after(left, () -> timeOut(opened, request));
        Gates.open(run, getContext().get(TaskListener.class), opened);
        opened.open();
    }

    private static List<String> groups(LinkedHashMap<String, Object> saved) {
        return saved.get("groups") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private void timeOut(Gate opened, ApproveRequest request) {
        if (opened.close()) {
            ended();
            fail(Failure.permanent(
                    "AP-TIME-01",
                    "approve: " + request.message(),
                    opened.approvals().size() + " of " + request.minApprovals() + " approvals came within "
                            + wait(request).toMinutes() + " minutes",
                    "Ask the approvers, then start the build again"));
        }
    }

    /** timeoutMinutes is of all steps, timeout of this one: the shorter counts. */
    private Duration wait(ApproveRequest request) {
        Duration own = request.timeout();
        if (arguments.get("timeoutMinutes") instanceof Integer minutes) {
            Duration common = Duration.ofMinutes(minutes);
            return common.compareTo(own) < 0 ? common : own;
        }
        return own;
    }

    private void fail(Failure failure) {
        StepFailure failed = StepFailure.of(failure);
        if (!Boolean.FALSE.equals(arguments.get("failOnError"))) {
            getContext().onFailure(failed);
            return;
        }
        say("ERROR: " + failed.getMessage());
        getContext().setResult(Result.UNSTABLE);
        getContext().onSuccess(PlainValue.of(Map.of("approved", false, "error", failed.toMap())));
    }

    private void ended() {
        ScheduledFuture<?> timer = end;
        if (timer != null) {
            timer.cancel(false);
        }
        Gate closed = gate;
        try {
            if (closed != null) {
                Gates.close(getContext().get(Run.class), closed);
            }
        } catch (IOException | InterruptedException noRun) {
            // The run is gone, and its page with it.
        }
    }

    private void say(String line) {
        try {
            getContext().get(TaskListener.class).getLogger().println(line);
        } catch (IOException | InterruptedException noLog) {
            // The build has no log any more: there is nobody to tell.
        }
    }
}
