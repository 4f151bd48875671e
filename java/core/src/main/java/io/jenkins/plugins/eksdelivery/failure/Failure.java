package io.jenkins.plugins.eksdelivery.failure;

import java.io.Serializable;
import java.util.Objects;

/**
 * A failure told so that the reader can act on it.
 *
 * @param code stable identifier such as {@code TF-LOCK-01}; never reused for another cause
 * @param what the object and the act that failed
 * @param why the value that was met and the reason it stops the act
 * @param remedy an imperative that the reader can follow or type
 * @param retryable whether the same act may succeed later without a change by a person
 */
public record Failure(String code, String what, String why, String remedy, boolean retryable) implements Serializable {

    public Failure {
        Objects.requireNonNull(code);
        Objects.requireNonNull(what);
        Objects.requireNonNull(why);
        Objects.requireNonNull(remedy);
    }

    /** A failure that a retry does not cure. */
    public static Failure permanent(String code, String what, String why, String remedy) {
        return new Failure(code, what, why, remedy, false);
    }

    /** A failure that may be gone at the next try. */
    public static Failure transientFault(String code, String what, String why, String remedy) {
        return new Failure(code, what, why, remedy, true);
    }

    /** One line: code, what, why, remedy. */
    public String message() {
        return code + " " + what + ": " + why + ". " + remedy;
    }
}
