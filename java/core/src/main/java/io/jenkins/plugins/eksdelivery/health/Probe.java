package io.jenkins.plugins.eksdelivery.health;

import java.io.IOException;

/** Asks once. */
interface Probe {

    /** @throws IOException when there was no answer; its message says why */
    Answer ask() throws IOException, InterruptedException;

    /**
     * What was answered.
     *
     * @param healthy whether it is as it should be
     * @param told in a few words, such as {@code 503} or {@code 1 of 2 replicas available}
     */
    record Answer(boolean healthy, String told) {}
}
