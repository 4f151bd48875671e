package io.jenkins.plugins.eksdelivery.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What Jenkins asks of a repository that it loads as a shared library, and what we ask of each var. */
class RepositoryRulesTest {

    private static final Path ROOT = Path.of(System.getProperty("project.root"));

    @Test
    void the_library_holds_no_symbolic_link_since_one_makes_loading_fail() throws IOException {
        for (String folder : List.of("vars", "src", "resources")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                assertThat(files.filter(Files::isSymbolicLink)).isEmpty();
            }
        }
    }

    @Test
    void src_holds_no_folder_that_jenkins_takes_for_a_maven_layout() {
        assertThat(ROOT.resolve("src/test")).doesNotExist();
        assertThat(ROOT.resolve("src/main")).doesNotExist();
    }

    @Test
    void every_var_has_its_help_and_its_page() throws IOException {
        for (String name : vars()) {
            assertThat(ROOT.resolve("vars/" + name + ".txt")).isNotEmptyFile();
            assertThat(ROOT.resolve("docs/steps/" + name + ".md")).isNotEmptyFile();
        }
    }

    @Test
    void resources_stay_small_since_they_are_copied_for_each_run() throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(ROOT.resolve("resources"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }

        assertThat(bytes).isLessThan(256 * 1024);
    }

    private static List<String> vars() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve("vars"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".groovy"))
                    .map(name -> name.substring(0, name.length() - ".groovy".length()))
                    .sorted()
                    .toList();
        }
    }
}
