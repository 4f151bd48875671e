package org.jvnet.hudson.reactor;

/** A start-up that failed. */
public class ReactorException extends Exception {

    private static final long serialVersionUID = 1L;

    public ReactorException(Throwable cause) {
        super(cause);
    }
}
