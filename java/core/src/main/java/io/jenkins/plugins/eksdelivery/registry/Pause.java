package io.jenkins.plugins.eksdelivery.registry;

import java.time.Duration;

/** Waits. */
@FunctionalInterface
interface Pause {

    void sleep(Duration duration) throws InterruptedException;

    static Pause real() {
        return duration -> Thread.sleep(duration.toMillis());
    }
}
