package hudson.model;

import java.io.File;

/** What owns a directory. */
public interface PersistenceRoot extends Saveable {

    File getRootDir();
}
