package io.jenkins.plugins.eksdelivery.promotion.engine;

import java.util.Map;

/** A task that reads the world, waits or asks people, and changes nothing. What it saw is a fact of the journal: it isn't repeated on resume. */
public non-sealed interface Observation extends Task {

    /**
     * Looks.
     *
     * @return what was seen: texts, numbers, booleans, lists and maps
     * @throws io.jenkins.plugins.eksdelivery.failure.DeliveryException when the promotion must not go on
     */
    Map<String, Object> observe() throws InterruptedException;
}
