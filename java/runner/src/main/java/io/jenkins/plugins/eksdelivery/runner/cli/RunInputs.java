package io.jenkins.plugins.eksdelivery.runner.cli;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Checks what a run is given before it gets a folder.
 *
 * @param script the Jenkinsfile
 * @param libraries folders of shared libraries
 * @param secrets credentials id to file
 */
record RunInputs(Path script, List<Path> libraries, Map<String, Path> secrets) {

    private static final List<String> PARTS = List.of("vars", "src", "resources");

    void check() {
        if (!Files.isRegularFile(script)) {
            throw failure("RUN-FILE-01", "running " + script, missing(script), "Give the path of a Jenkinsfile");
        }
        libraries.forEach(RunInputs::checkLibrary);
        secrets.forEach((id, file) -> {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw failure(
                        "RUN-SECRET-01",
                        "reading the credential " + id,
                        missing(file),
                        "Give --secret " + id + "=FILE with a file that you may read");
            }
        });
    }

    private static void checkLibrary(Path library) {
        if (!Files.isDirectory(library)) {
            throw failure(
                    "RUN-LIB-01",
                    "loading the library " + library,
                    missing(library),
                    "Give --library an existing folder");
        }
        if (PARTS.stream().noneMatch(part -> Files.isDirectory(library.resolve(part)))) {
            throw failure(
                    "RUN-LIB-01",
                    "loading the library " + library,
                    "it has none of the folders " + String.join(", ", PARTS),
                    "Give the folder that holds them");
        }
    }

    /** What is wrong with the path, and what lies beside it. */
    private static String missing(Path path) {
        if (Files.isDirectory(path)) {
            return "it is a folder" + (Files.exists(path.resolve("Jenkinsfile")) ? ", with a Jenkinsfile in it" : "");
        }
        if (Files.exists(path)) {
            return "it can't be read";
        }
        Path parent = path.toAbsolutePath().getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            return "there is no folder " + parent;
        }
        try (Stream<Path> siblings = Files.list(parent)) {
            List<String> names = siblings.map(sibling -> sibling.getFileName().toString())
                    .filter(name -> name.contains("Jenkinsfile"))
                    .sorted()
                    .limit(5)
                    .toList();
            return "there is no such file" + (names.isEmpty() ? "" : "; beside it lie " + String.join(", ", names));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static DeliveryException failure(String code, String what, String why, String remedy) {
        return new DeliveryException(Failure.permanent(code, what, why, remedy));
    }
}
