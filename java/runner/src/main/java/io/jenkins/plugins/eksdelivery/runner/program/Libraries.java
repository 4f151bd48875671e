package io.jenkins.plugins.eksdelivery.runner.program;

import java.nio.file.Path;
import java.util.Optional;

/** The shared libraries of a run. */
public interface Libraries {

    /** Loads a library by {@code name} or {@code name@version}; the version is that of the folder. */
    void load(String name);

    /** The text of a file under {@code resources} of a loaded library. */
    Optional<Path> resource(String path);
}
