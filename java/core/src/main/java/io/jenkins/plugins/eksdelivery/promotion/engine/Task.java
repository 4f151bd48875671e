package io.jenkins.plugins.eksdelivery.promotion.engine;

/** One thing that a promotion does, or reads. */
public sealed interface Task permits Action, Observation {

    /** Its name in the journal, unique in a promotion and never renamed, such as {@code aurora.promote}. */
    String name();

    Phase phase();
}
