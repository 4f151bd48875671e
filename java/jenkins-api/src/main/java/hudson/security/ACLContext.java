package hudson.security;

/** Ends acting as another user. */
public class ACLContext implements AutoCloseable {

    private final Runnable restore;

    ACLContext(Runnable restore) {
        this.restore = restore;
    }

    @Override
    public void close() {
        restore.run();
    }
}
