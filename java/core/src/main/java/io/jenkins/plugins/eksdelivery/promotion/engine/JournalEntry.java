package io.jenkins.plugins.eksdelivery.promotion.engine;

import io.jenkins.plugins.eksdelivery.approval.SubjectDigest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of a promotion's journal.
 *
 * @param sequence counted from 0
 * @param kind what it tells
 * @param phase in which it was written
 * @param task name of the task; "" for the engine itself
 * @param at when
 * @param executor who wrote it
 * @param epoch of the lease under which it was written
 * @param data texts, numbers, booleans, lists and maps; no secrets
 * @param previous hash of the entry before; 64 zeros for the first
 * @param hash of all of the above
 */
public record JournalEntry(
        int sequence,
        Kind kind,
        Phase phase,
        String task,
        Instant at,
        String executor,
        long epoch,
        Map<String, Object> data,
        String previous,
        String hash) {

    /** What an entry tells. */
    public enum Kind {
        /** The run began, with its request. */
        OPEN,
        /** Another executor goes on with the run. */
        RESUME,
        /** What an observation saw. */
        FACT,
        /** An action is about to change the world. */
        INTENT,
        /** An action's change is done. */
        OUTCOME,
        /** A task failed. */
        FAILURE,
        /** From here on what was changed is put back. */
        ABORT,
        /** An action's change was put back. */
        UNDONE,
        /** The run has ended. */
        CLOSE
    }

    static JournalEntry of(
            int sequence,
            Kind kind,
            Phase phase,
            String task,
            Instant at,
            String executor,
            long epoch,
            Map<String, Object> data,
            String previous) {
        JournalEntry unsigned = new JournalEntry(sequence, kind, phase, task, at, executor, epoch, data, previous, "");
        return new JournalEntry(
                sequence, kind, phase, task, at, executor, epoch, data, previous, SubjectDigest.of(unsigned.body()));
    }

    boolean isIntact() {
        return hash.equals(SubjectDigest.of(body()));
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = body();
        map.put("hash", hash);
        return map;
    }

    @SuppressWarnings("unchecked")
    static JournalEntry fromMap(Map<String, Object> map) {
        return new JournalEntry(
                ((Number) of(map, "sequence")).intValue(),
                Kind.valueOf(of(map, "kind").toString().toUpperCase(Locale.ROOT)),
                Phase.ofWord(of(map, "phase").toString()),
                of(map, "task").toString(),
                Instant.parse(of(map, "at").toString()),
                of(map, "executor").toString(),
                ((Number) of(map, "epoch")).longValue(),
                (Map<String, Object>) of(map, "data"),
                of(map, "previous").toString(),
                of(map, "hash").toString());
    }

    private static Object of(Map<String, Object> map, String key) {
        @Nullable Object value = map.get(key);
        if (value == null) {
            throw new IllegalArgumentException("a journal entry without " + key);
        }
        return value;
    }

    private Map<String, Object> body() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("sequence", sequence);
        map.put("kind", kind.name().toLowerCase(Locale.ROOT));
        map.put("phase", phase.word());
        map.put("task", task);
        map.put("at", at.toString());
        map.put("executor", executor);
        map.put("epoch", epoch);
        map.put("data", data);
        map.put("previous", previous);
        return map;
    }
}
