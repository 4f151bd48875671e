package io.jenkins.plugins.eksdelivery.promotion.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.eksdelivery.approval.SubjectDigest;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.promotion.engine.JournalEntry.Kind;
import io.jenkins.plugins.eksdelivery.promotion.world.ObjectStore;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The record of one run: an object an entry, each written on the condition that it is not there, each with the hash of the one before. Two
 * executors can't both write the same entry, and a changed, removed or inserted one is found.
 */
public final class Journal {

    private static final String FIRST = "sha256:" + "0".repeat(64);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectStore store;
    private final String folder;
    private final Clock clock;
    private final String executor;
    private final List<JournalEntry> entries;

    private Journal(ObjectStore store, String folder, Clock clock, String executor, List<JournalEntry> entries) {
        this.store = store;
        this.folder = folder;
        this.clock = clock;
        this.executor = executor;
        this.entries = entries;
    }

    /**
     * Reads a run's journal and checks its chain.
     *
     * @param folder key of the run's folder, with its slash
     * @param executor who writes from now on
     * @throws DeliveryException PR-JOURNAL-02 when an entry is not what was written
     */
    public static Journal read(ObjectStore store, String folder, Clock clock, String executor)
            throws InterruptedException {
        List<JournalEntry> entries = new ArrayList<>();
        String previous = FIRST;
        for (String key : store.list(folder)) {
            @Nullable
            JournalEntry entry =
                    parse(store.get(key).map(ObjectStore.Stored::text).orElse(""));
            if (entry == null
                    || !entry.isIntact()
                    || !entry.previous().equals(previous)
                    || entry.sequence() != entries.size()
                    || !key.equals(key(folder, entry.sequence()))) {
                throw new DeliveryException(
                        Failure.permanent(
                                "PR-JOURNAL-02",
                                "journal " + store.location() + key,
                                "the entry is not what was written after entry " + (entries.size() - 1),
                                "Find out who changed it; see the bucket's versions, and begin a new run after a look at the regions"));
            }
            entries.add(entry);
            previous = entry.hash();
        }
        return new Journal(store, folder, clock, executor, entries);
    }

    /** In the order in which they were written. */
    public List<JournalEntry> entries() {
        return List.copyOf(entries);
    }

    /** The entry of this kind and task; the last one if there are several. */
    public Optional<JournalEntry> find(Kind kind, String task) {
        return entries.stream()
                .filter(entry -> entry.kind() == kind && entry.task().equals(task))
                .reduce((earlier, later) -> later);
    }

    /** What an observation saw; empty before it looked. */
    public Map<String, Object> fact(String task) {
        return find(Kind.FACT, task).map(JournalEntry::data).orElse(Map.of());
    }

    public boolean has(Kind kind) {
        return entries.stream().anyMatch(entry -> entry.kind() == kind);
    }

    /** Hash of the last entry, which stands for the whole. */
    public String lastHash() {
        return entries.isEmpty() ? FIRST : entries.get(entries.size() - 1).hash();
    }

    /**
     * Writes the next entry.
     *
     * @throws DeliveryException PR-LOCK-02 when another executor wrote it
     */
    JournalEntry append(Kind kind, Phase phase, String task, long epoch, Map<String, Object> data)
            throws InterruptedException {
        JournalEntry entry = JournalEntry.of(
                entries.size(),
                kind,
                phase,
                task,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                executor,
                epoch,
                plain(data),
                lastHash());
        if (!store.create(key(folder, entry.sequence()), SubjectDigest.canonical(entry.toMap()))) {
            throw new DeliveryException(Failure.permanent(
                    "PR-LOCK-02",
                    "journal " + store.location() + key(folder, entry.sequence()),
                    "another executor goes on with this run",
                    "Leave it to that one; eks-delivery region-status tells how far it is"));
        }
        entries.add(entry);
        return entry;
    }

    /** The data as they will be read back, so that this executor and the next see the same. */
    private static Map<String, Object> plain(Map<String, Object> data) {
        return parseMap(SubjectDigest.canonical(data));
    }

    private static @Nullable JournalEntry parse(String text) {
        try {
            return JournalEntry.fromMap(parseMap(text));
        } catch (IllegalArgumentException | ClassCastException | DateTimeException notAnEntry) {
            return null;
        }
    }

    private static Map<String, Object> parseMap(String text) {
        try {
            return JSON.readValue(text, new TypeReference<Map<String, Object>>() {});
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException("not a JSON object", notJson);
        }
    }

    private static String key(String folder, int sequence) {
        return folder + String.format(Locale.ROOT, "%06d", sequence) + ".json";
    }
}
