package io.jenkins.plugins.eksdelivery.registry;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A fault after which the same may succeed: a cut connection, throttling, an error of the server. */
final class PassingFault extends Exception {

    private static final long serialVersionUID = 1L;

    private final Failure failure;
    private final transient Optional<Duration> asked;

    /** @param asked how long the server asked to wait */
    PassingFault(Failure failure, Optional<Duration> asked, @Nullable Throwable cause) {
        super(failure.why(), cause);
        this.failure = failure;
        this.asked = asked;
    }

    Optional<Duration> asked() {
        return asked;
    }

    /** The failure once there is no further try. */
    DeliveryException exhausted() {
        return new DeliveryException(failure, this);
    }
}
