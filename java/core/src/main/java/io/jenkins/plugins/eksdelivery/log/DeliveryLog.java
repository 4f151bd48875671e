package io.jenkins.plugins.eksdelivery.log;

/** Where an operation tells the person at the build what it does: a line at the start, progress, a line at the end. */
@FunctionalInterface
public interface DeliveryLog {

    /** Writes one line; the receiver masks secrets and ends the line. */
    void line(String text);

    /** A log that masks before it passes a line on. */
    static DeliveryLog masked(Mask mask, DeliveryLog next) {
        return text -> next.line(mask.apply(text));
    }
}
