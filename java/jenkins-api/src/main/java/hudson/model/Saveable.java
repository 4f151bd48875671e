package hudson.model;

import java.io.IOException;

/** What can write itself to disk. */
public interface Saveable {

    Saveable NOOP = () -> {};

    void save() throws IOException;
}
