package io.jenkins.plugins.eksdelivery.promotion.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.eksdelivery.approval.SubjectDigest;
import io.jenkins.plugins.eksdelivery.aws.AwsSession;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import io.jenkins.plugins.eksdelivery.promotion.world.ObjectStore;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The right to change the world for one application: one object, taken and renewed by conditional writes. Whoever holds it makes no call
 * that could outlast it; whoever takes it over waits until it has ended. So no call of the former holder is on its way then.
 */
public final class Lease {

    /** Twice the longest call, so that there is time to renew between two calls. */
    static final Duration LENGTH = AwsSession.LONGEST_CALL.multipliedBy(2);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectStore store;
    private final String key;
    private final Clock clock;
    private final Pauses pauses;
    private final DeliveryLog log;
    private final String run;
    private final String executor;
    private State held = State.NONE;

    Lease(ObjectStore store, String key, Clock clock, Pauses pauses, DeliveryLog log, String run, String executor) {
        this.store = store;
        this.key = key;
        this.clock = clock;
        this.pauses = pauses;
        this.log = log;
        this.run = run;
        this.executor = executor;
    }

    /**
     * The run that holds or left the lease without an end.
     *
     * @return its id; "" for none
     */
    public static String openRun(ObjectStore store, String key) throws InterruptedException {
        return store.get(key).map(stored -> State.read(stored).run()).orElse("");
    }

    /** Counted up at each taking. */
    long epoch() {
        return held.epoch();
    }

    /**
     * Takes the lease, or takes it over from a dead executor of the same run.
     *
     * @throws DeliveryException PR-LOCK-01 when another run has not ended
     */
    void take() throws InterruptedException {
        while (true) {
            Optional<ObjectStore.Stored> stored = store.get(key);
            State seen = stored.map(State::read).orElse(State.NONE);
            if (!seen.run().isEmpty() && !seen.run().equals(run)) {
                throw new DeliveryException(Failure.permanent(
                        "PR-LOCK-01",
                        "promotion lock " + store.location() + key,
                        "run " + seen.run() + " of " + seen.executor() + " has not ended",
                        "Go on with it: eks-delivery promote --plan <file> --resume " + seen.run()));
            }
            if (seen.run().equals(run) && clock.instant().isBefore(seen.until())) {
                Duration rest = Duration.between(clock.instant(), seen.until()).plusMillis(1);
                log.line("Run " + run + " is held by " + seen.executor() + "; waiting " + Math.max(1, rest.toSeconds())
                        + " s for its lease to end");
                pauses.pause(rest);
                continue;
            }
            State mine =
                    new State(run, executor, seen.epoch() + 1, clock.instant().plus(LENGTH), "");
            if (write(mine, stored.map(ObjectStore.Stored::tag).orElse(""))) {
                return;
            }
        }
    }

    /**
     * Makes sure that the lease outlasts the longest call.
     *
     * @throws DeliveryException PR-LOCK-02 when another executor has it
     */
    void ensure() throws InterruptedException {
        if (!clock.instant().plus(AwsSession.LONGEST_CALL).isBefore(held.until())) {
            renewUntil(clock.instant().plus(LENGTH), run);
        }
    }

    /**
     * Ends the lease and keeps the run open: anybody may go on with it.
     *
     * @param rest how long a call of this executor may still be on its way
     */
    void suspend(Duration rest) throws InterruptedException {
        renewUntil(clock.instant().plus(rest), run);
    }

    /** Ends lease and run. */
    void release() throws InterruptedException {
        renewUntil(clock.instant(), "");
    }

    private void renewUntil(Instant until, String openRun) throws InterruptedException {
        State next = new State(openRun, executor, held.epoch(), until, "");
        if (!write(next, held.tag())) {
            throw new DeliveryException(Failure.permanent(
                    "PR-LOCK-02",
                    "promotion lock " + store.location() + key,
                    "another executor has taken it over",
                    "Leave the run to that one"));
        }
    }

    private boolean write(State state, String tag) throws InterruptedException {
        String text = state.text();
        boolean written = tag.isEmpty() ? store.create(key, text) : store.replace(key, text, tag);
        if (!written) {
            return false;
        }
        held = store.get(key)
                .filter(now -> now.text().equals(text))
                .map(State::read)
                .orElse(State.NONE);
        return held != State.NONE;
    }

    private record State(String run, String executor, long epoch, Instant until, String tag) {

        static final State NONE = new State("", "", 0, Instant.EPOCH, "");

        static State read(ObjectStore.Stored stored) {
            try {
                JsonNode json = JSON.readTree(stored.text());
                return new State(
                        json.path("run").asText(),
                        json.path("executor").asText(),
                        json.path("epoch").asLong(),
                        Instant.parse(json.path("until").asText()),
                        stored.tag());
            } catch (JsonProcessingException | DateTimeException notALease) {
                throw new DeliveryException(
                        Failure.permanent(
                                "PR-JOURNAL-02",
                                "promotion lock",
                                "it is not what was written",
                                "Find out who changed it; see the bucket's versions"),
                        notALease);
            }
        }

        String text() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("run", run);
            map.put("executor", executor);
            map.put("epoch", epoch);
            map.put("until", until.toString());
            return SubjectDigest.canonical(map);
        }
    }
}
