package io.jenkins.plugins.eksdelivery.runner.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that happened in a run, told in the order of happening. */
public sealed interface RunEvent {

    /** When it happened. */
    Instant at();

    /** What a node of the run's tree is. */
    enum Kind {
        /** A step without a body. */
        STEP,
        /** A step with a body. */
        BLOCK,
        /** A stage. */
        STAGE,
        /** One branch of {@code parallel}. */
        BRANCH
    }

    /** The run began, or went on after it was resumed. */
    record RunStarted(Instant at, boolean resumed) implements RunEvent {}

    /**
     * A node of the tree began.
     *
     * @param id number of the node, unique in the run
     * @param parent the node it lies in; null at the top
     * @param kind what it is
     * @param function name of the step
     * @param label stage or branch name, else a short form of the arguments; may be empty
     */
    record NodeStarted(Instant at, int id, @Nullable Integer parent, Kind kind, String function, String label)
            implements RunEvent {}

    /**
     * A node of the tree ended.
     *
     * @param result SUCCESS, or what it made of itself
     * @param error the message of what ended it; null when it ended well
     */
    record NodeEnded(
            Instant at, int id, RunResult result, @Nullable String error) implements RunEvent {}

    /**
     * A line of the console, masked, without its end.
     *
     * @param node the node that printed it; null for the run itself
     */
    record LogLine(Instant at, @Nullable Integer node, String text) implements RunEvent {}

    /** The run ended. */
    record RunEnded(Instant at, RunResult result) implements RunEvent {}
}
