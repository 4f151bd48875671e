package io.jenkins.plugins.eksdelivery.helm;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Recovers a release that a killed run left in pending-install, pending-upgrade or pending-rollback. */
final class PendingRelease {

    private static final long LOOK_EVERY_MILLIS = 1_000;

    private final ReleaseStore store;
    private final Clock clock;
    private final DeliveryLog log;

    PendingRelease(ReleaseStore store, Clock clock, DeliveryLog log) {
        this.store = store;
        this.clock = clock;
        this.log = log;
    }

    /**
     * Waits for a helm that may still be at work, then marks the pending revision failed.
     *
     * @param what the release, for messages
     * @param workingUntil until when a helm may still be at work
     * @return the history as it is afterwards
     * @throws DeliveryException HD-PEND-01 when recovery is not wanted
     */
    List<StoredRevision> recover(
            String what, List<StoredRevision> history, PendingRecovery recovery, Optional<Instant> workingUntil)
            throws IOException, InterruptedException {
        List<StoredRevision> now = history;
        boolean told = false;
        while (isPending(now)) {
            StoredRevision last = now.get(now.size() - 1);
            if (recovery == PendingRecovery.NONE) {
                throw new DeliveryException(Failure.permanent(
                        "HD-PEND-01",
                        what,
                        "revision " + last.revision() + " is " + last.status() + " since " + last.changedAt(),
                        "Wait for the run that deploys it, or give pendingRecovery: 'auto'"));
            }
            Instant until = workingUntil.orElse(Instant.MIN);
            if (clock.instant().isBefore(until)) {
                if (!told) {
                    log.line("%s: revision %d is %s, and its helm may be at work until %s; waiting …"
                            .formatted(what, last.revision(), last.status(), until));
                    told = true;
                }
                Thread.sleep(LOOK_EVERY_MILLIS);
                now = store.history();
                continue;
            }
            store.markFailed(last, "the run that deployed it was killed while it was " + last.status());
            log.line("%s: revision %d was left %s by a run that was killed; it is marked failed, nothing is uninstalled"
                    .formatted(what, last.revision(), last.status()));
            now = store.history();
        }
        return now;
    }

    private static boolean isPending(List<StoredRevision> history) {
        return !history.isEmpty() && history.get(history.size() - 1).pending();
    }
}
