package io.jenkins.plugins.eksdelivery.failure;

import org.jspecify.annotations.Nullable;

/** The one exception of this product: it carries a {@link Failure}. */
public final class DeliveryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Failure failure;

    public DeliveryException(Failure failure) {
        this(failure, null);
    }

    public DeliveryException(Failure failure, @Nullable Throwable cause) {
        super(failure.message(), cause);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }

    public String code() {
        return failure.code();
    }
}
