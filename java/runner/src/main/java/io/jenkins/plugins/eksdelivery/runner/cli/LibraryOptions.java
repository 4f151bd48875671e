package io.jenkins.plugins.eksdelivery.runner.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The shared libraries of a pipeline. */
final class LibraryOptions {

    @Option(
            names = "--library",
            paramLabel = "DIR",
            description =
                    "A folder with vars, src and resources (default: the library of eks-delivery itself); the first is loaded by"
                            + " itself, each by @Library with the name of its folder. Repeatable.")
    private List<Path> given = new ArrayList<>();

    /** The folders given, else the folder that the launcher was started from, which is a library. */
    List<Path> folders() {
        String home = System.getProperty("eksdelivery.home");
        if (!given.isEmpty() || home == null || !Files.isDirectory(Path.of(home, "vars"))) {
            return List.copyOf(given);
        }
        return List.of(Path.of(home));
    }
}
