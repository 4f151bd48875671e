package hudson;

import java.io.IOException;

/** A failure whose message says it all: Jenkins prints no stack trace. */
public class AbortException extends IOException {

    private static final long serialVersionUID = 1L;

    public AbortException() {}

    public AbortException(String message) {
        super(message);
    }
}
