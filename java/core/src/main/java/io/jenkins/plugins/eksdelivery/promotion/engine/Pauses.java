package io.jenkins.plugins.eksdelivery.promotion.engine;

import java.time.Duration;

/** Lets time pass: a sleeping thread, or a virtual clock. */
@FunctionalInterface
public interface Pauses {

    /** Sleeps. */
    Pauses REAL = duration -> Thread.sleep(duration.toMillis());

    void pause(Duration duration) throws InterruptedException;
}
