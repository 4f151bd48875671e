package io.jenkins.plugins.eksdelivery.promotion.world;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Objects with conditional writes: the base of the journal and of the lease. */
public interface ObjectStore {

    Optional<Stored> get(String key) throws InterruptedException;

    /** Writes an object that must not exist; false when it does and is another. A repeated write of the same text is true. */
    boolean create(String key, String text) throws InterruptedException;

    /** Replaces the object that was read with this tag; false when it is another by now. */
    boolean replace(String key, String text, String tag) throws InterruptedException;

    void delete(String key) throws InterruptedException;

    /** Keys that begin so, sorted. */
    List<String> list(String prefix) throws InterruptedException;

    /** For people: {@code s3://bucket/}. */
    String location();

    /**
     * An object that was read.
     *
     * @param text its content
     * @param tag names this very content
     * @param modified when the store says it was written
     */
    record Stored(String text, String tag, Instant modified) {}
}
