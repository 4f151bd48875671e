package jenkins.model;

import java.io.IOException;

/** What can read itself from disk. */
public interface Loadable {

    void load() throws IOException;
}
