package io.jenkins.plugins.eksdelivery.promotion.engine;

import java.time.Duration;
import java.util.Map;

/**
 * A task that changes the world. The engine writes the intent, looks, changes only what is still to be changed, looks again until it is
 * done, and writes the outcome. So each method must read the world, not remember it, and changing twice must not be possible.
 */
public non-sealed interface Action extends Task {

    /** How far the world is from what this action wants. */
    enum Standing {
        /** Something is to be changed. */
        NEEDED,
        /** The change was started, by whomever, and has not ended. */
        UNDERWAY,
        /** The world is as wanted. */
        DONE
    }

    /**
     * Reads the world just before a change and after it.
     *
     * @throws io.jenkins.plugins.eksdelivery.failure.DeliveryException when the precondition does not hold
     */
    Standing look() throws InterruptedException;

    /** What the world was before, as far as {@link #undo} needs it; written with the intent. */
    default Map<String, Object> before() throws InterruptedException {
        return Map.of();
    }

    /** Changes what is still to be changed. Called only when {@link #look} said NEEDED, just before. */
    void change(Map<String, Object> before) throws InterruptedException;

    /** Puts back what was, changing only what differs. Called before the point of no return only. */
    void undo(Map<String, Object> before) throws InterruptedException;

    /** Whether nothing is put back once this was done. */
    default boolean pointOfNoReturn() {
        return false;
    }

    /** How long to wait until it is done. */
    default Duration limit() {
        return Duration.ofMinutes(10);
    }

    /** How many calls {@link #change} makes that change the world, for the report. */
    default int calls() {
        return 1;
    }
}
