package io.jenkins.plugins.eksdelivery.promotion.engine;

import io.jenkins.plugins.eksdelivery.aws.AwsSession;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.promotion.engine.Action.Standing;
import io.jenkins.plugins.eksdelivery.promotion.engine.JournalEntry.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Runs a promotion's tasks in their order, from wherever its journal stands. For each change it writes the intent, reads the world, changes
 * what is still to be changed, waits until the world is as wanted, and writes the outcome; so whoever goes on after a crash finds out
 * by looking whether the change happened. A failure before the point of no return puts back what was changed; one after it stops the
 * run, which is then gone on with.
 */
public final class Engine {

    /** The failure of a gate that waits for people: the run stays open. */
    public static final String AWAITING = "PR-APPROVAL-01";

    /** As many as calls of one action can lose their replies, within reason. */
    private static final int ATTEMPTS = 3;

    private static final Duration FIRST_POLL = Duration.ofMillis(100);
    private static final Duration LONGEST_POLL = Duration.ofSeconds(1);

    private final Scene scene;
    private final String executor;
    private final Function<Facts, List<Task>> tasksOf;

    /**
     * An engine for one run.
     *
     * @param executor who runs it; another one for each process
     * @param tasksOf makes the run's tasks, in the order of their phases
     */
    public Engine(Scene scene, String executor, Function<Facts, List<Task>> tasksOf) {
        this.scene = scene;
        this.executor = executor;
        this.tasksOf = tasksOf;
    }

    /**
     * Runs to the end, or to a gate that waits for people.
     *
     * @return the journal; its last entry is CLOSE unless it waits for approvals
     * @throws DeliveryException the failure that ended or stopped it
     * @throws InterruptedException when interrupted; the run stays open and can be gone on with
     */
    public Journal run() throws InterruptedException {
        Lease lease = new Lease(
                scene.world().journal(),
                scene.places().lock(),
                scene.clock(),
                scene.pauses(),
                scene.log(),
                scene.run(),
                executor);
        lease.take();
        Journal journal =
                Journal.read(scene.world().journal(), scene.places().run(scene.run()), scene.clock(), executor);
        return new Attempt(lease, journal, tasksOf.apply(journal::fact)).run();
    }

    /** One executor's turn at the run. */
    private final class Attempt {

        private final Lease lease;
        private final Journal journal;
        private final List<Task> tasks;
        private Phase phase = Phase.OPEN;

        Attempt(Lease lease, Journal journal, List<Task> tasks) {
            this.lease = lease;
            this.journal = journal;
            this.tasks = tasks;
        }

        Journal run() throws InterruptedException {
            try {
                if (journal.has(Kind.CLOSE)) {
                    lease.release();
                    return journal;
                }
                if (journal.entries().isEmpty()) {
                    write(Kind.OPEN, "", Map.of("request", scene.request().toMap(), "starter", scene.starter()));
                } else {
                    write(Kind.RESUME, "", Map.of());
                }
                if (journal.has(Kind.ABORT)) {
                    abort();
                    throw abortedBefore();
                }
                for (Task task : tasks) {
                    advance(task);
                }
                write(Kind.CLOSE, "", Map.of("state", "completed"));
                lease.release();
                return journal;
            } catch (InterruptedException interrupted) {
                lease.suspend(AwsSession.LONGEST_CALL);
                scene.log()
                        .line("Interrupted; go on with it: eks-delivery promote --plan "
                                + scene.request().plan() + " --resume " + scene.run());
                throw interrupted;
            }
        }

        private void advance(Task task) throws InterruptedException {
            boolean done = journal.find(Kind.OUTCOME, task.name()).isPresent()
                    || journal.find(Kind.FACT, task.name()).isPresent();
            if (done) {
                return;
            }
            if (phase != task.phase()) {
                phase = task.phase();
                scene.log().line("Phase " + phase.number() + " " + phase.title());
            }
            try {
                if (task instanceof Action action) {
                    perform(action);
                } else if (task instanceof Observation observation) {
                    lease.ensure();
                    write(Kind.FACT, task.name(), observation.observe());
                }
            } catch (DeliveryException failed) {
                throw ended(task, failed);
            }
        }

        private void perform(Action action) throws InterruptedException {
            Optional<JournalEntry> intent = journal.find(Kind.INTENT, action.name());
            if (intent.isEmpty()) {
                if (action.look() == Standing.DONE) {
                    write(Kind.OUTCOME, action.name(), Map.of("already", true));
                    return;
                }
                intent = Optional.of(write(Kind.INTENT, action.name(), action.before()));
            }
            lease.ensure();
            if (action.look() == Standing.NEEDED) {
                change(action, intent.get().data());
            }
            awaitDone(action);
            write(Kind.OUTCOME, action.name(), Map.of("already", false, "calls", action.calls()));
        }

        /**
         * A reply that was lost is no failure when the world turns out to be as wanted, or on its way. When something is left to be
         * changed, the rest is changed: no call is on its way any more then.
         */
        private void change(Action action, Map<String, Object> before) throws InterruptedException {
            for (int attempt = 1; ; attempt++) {
                try {
                    action.change(before);
                    return;
                } catch (DeliveryException lost) {
                    if (!lost.failure().retryable() || attempt == ATTEMPTS) {
                        throw lost;
                    }
                    scene.log()
                            .line(lost.failure().message() + "; looking again in " + AwsSession.LONGEST_CALL.toSeconds()
                                    + " s");
                }
                scene.pauses().pause(AwsSession.LONGEST_CALL);
                lease.ensure();
                if (action.look() != Standing.NEEDED) {
                    return;
                }
            }
        }

        private void awaitDone(Action action) throws InterruptedException {
            Instant deadline = scene.clock().instant().plus(action.limit());
            Duration wait = FIRST_POLL;
            while (action.look() != Standing.DONE) {
                if (!scene.clock().instant().isBefore(deadline)) {
                    throw new DeliveryException(Failure.permanent(
                            "PR-TIMEOUT-01",
                            action.name(),
                            "it was not done after " + action.limit().toSeconds() + " s",
                            "Look at the region"));
                }
                scene.pauses().pause(wait);
                wait = wait.multipliedBy(2).compareTo(LONGEST_POLL) < 0 ? wait.multipliedBy(2) : LONGEST_POLL;
                lease.ensure();
            }
        }

        /** Writes the failure down and decides what becomes of the run. */
        private DeliveryException ended(Task task, DeliveryException failed) throws InterruptedException {
            if (failed.code().equals("PR-LOCK-02")) {
                return failed;
            }
            if (failed.code().equals(AWAITING)) {
                lease.suspend(Duration.ZERO);
                return failed;
            }
            write(Kind.FAILURE, task.name(), Map.of("failure", failed.failure().message()));
            if (canBePutBack()) {
                scene.log().line("Failed: " + failed.failure().message());
                abort();
                return with(
                        failed,
                        "; the run was ended and what it had changed was put back",
                        failed.failure().remedy());
            }
            lease.suspend(Duration.ZERO);
            return with(
                    failed,
                    "; the run stopped after the point of no return and can only go forward",
                    failed.failure().remedy() + ", then: eks-delivery promote --plan "
                            + scene.request().plan() + " --resume " + scene.run());
        }

        private boolean canBePutBack() throws InterruptedException {
            for (Task task : tasks) {
                boolean intended = journal.find(Kind.INTENT, task.name()).isPresent();
                boolean done = journal.find(Kind.OUTCOME, task.name()).isPresent();
                if (task.phase().compareTo(Phase.PROMOTE_DATA) > 0 && (intended || done)) {
                    return false;
                }
                if (task instanceof Action action && action.pointOfNoReturn() && (intended || done)) {
                    return !done && scene.planned() && stillUntouched(action);
                }
            }
            return true;
        }

        /** The call may still be on its way: only after the longest time that it could take does the world tell. */
        private boolean stillUntouched(Action action) throws InterruptedException {
            scene.pauses().pause(AwsSession.LONGEST_CALL);
            try {
                return action.look() == Standing.NEEDED;
            } catch (DeliveryException unknown) {
                scene.log()
                        .line("Not known whether " + action.name() + " happened: "
                                + unknown.failure().message());
                return false;
            }
        }

        private void abort() throws InterruptedException {
            if (!journal.has(Kind.ABORT)) {
                write(Kind.ABORT, "", Map.of());
            }
            List<Task> reversed = new ArrayList<>(tasks);
            Collections.reverse(reversed);
            for (Task task : reversed) {
                Optional<JournalEntry> intent = journal.find(Kind.INTENT, task.name());
                if (task instanceof Action action
                        && intent.isPresent()
                        && journal.find(Kind.UNDONE, task.name()).isEmpty()) {
                    scene.log().line("Putting back " + action.name());
                    lease.ensure();
                    try {
                        action.undo(intent.get().data());
                    } catch (DeliveryException failed) {
                        lease.suspend(AwsSession.LONGEST_CALL);
                        throw with(
                                failed,
                                "; " + action.name() + " could not be put back",
                                failed.failure().remedy() + ", then: eks-delivery promote --plan "
                                        + scene.request().plan() + " --resume " + scene.run());
                    }
                    write(Kind.UNDONE, action.name(), Map.of());
                }
            }
            write(Kind.CLOSE, "", Map.of("state", "aborted"));
            lease.release();
        }

        private DeliveryException abortedBefore() {
            String why = journal.entries().stream()
                    .filter(entry -> entry.kind() == Kind.FAILURE)
                    .map(entry -> String.valueOf(entry.data().get("failure")))
                    .reduce((earlier, later) -> later)
                    .orElse("it failed before the point of no return");
            return new DeliveryException(Failure.permanent(
                    "PR-ABORTED-01",
                    "run " + scene.run(),
                    "it had failed (" + why + "); what it had changed is put back now",
                    "Begin a new run when the cause is gone"));
        }

        private JournalEntry write(Kind kind, String task, Map<String, Object> data) throws InterruptedException {
            lease.ensure();
            return journal.append(kind, phase, task, lease.epoch(), new LinkedHashMap<>(data));
        }

        private DeliveryException with(DeliveryException failed, String why, String remedy) {
            Failure failure = failed.failure();
            return new DeliveryException(
                    new Failure(failure.code(), failure.what(), failure.why() + why, remedy, failure.retryable()),
                    failed);
        }
    }
}
