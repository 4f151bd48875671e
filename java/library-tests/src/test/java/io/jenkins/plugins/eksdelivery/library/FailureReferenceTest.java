package io.jenkins.plugins.eksdelivery.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of failure codes in the documentation holds those of the sources, no more and no less. */
class FailureReferenceTest {

    private static final Path ROOT = Path.of(System.getProperty("project.root"));

    private static final String CODE = "([A-Z]{2,}(?:-[A-Z]+)*-\\d{2})";

    /** A text that begins with a code, in Java or Groovy, or the code that the launcher hands to its function {@code fail}. */
    private static final Pattern IN_SOURCES = Pattern.compile("(?:[\"']|\\bfail )" + CODE + "[\"' ]");

    /** The first column of a table. */
    private static final Pattern IN_TABLE = Pattern.compile("(?m)^\\| " + CODE + " \\|");

    /** A code anywhere in a page. */
    private static final Pattern IN_PAGE = Pattern.compile("(?<![A-Z-])" + CODE + "(?!\\d)");

    @Test
    void every_code_of_the_sources_is_in_the_reference() throws IOException {
        assertThat(reference()).containsAll(sources());
    }

    @Test
    void every_code_of_the_reference_is_in_the_sources() throws IOException {
        assertThat(sources()).containsAll(reference());
    }

    @Test
    void the_reference_names_each_code_once() throws IOException {
        assertThat(codes(IN_TABLE, ROOT.resolve("docs/reference-failures.md"))).doesNotHaveDuplicates();
    }

    @Test
    void the_pages_of_the_steps_and_the_guides_name_no_other_codes() throws IOException {
        Set<String> known = reference();

        for (String folder : List.of("docs/steps", "docs/guides")) {
            for (Path page : files(ROOT.resolve(folder), ".md")) {
                assertThat(known).as(page.toString()).containsAll(codes(IN_PAGE, page));
            }
        }
    }

    @Test
    void the_page_of_each_step_has_an_example_and_its_failures() throws IOException {
        for (Path page : files(ROOT.resolve("docs/steps"), ".md")) {
            assertThat(Files.readString(page)).as(page.toString()).contains("\n## Example\n", "\n## Failures\n");
            assertThat(codes(IN_TABLE, page)).as(page.toString()).isNotEmpty();
        }
    }

    private static Set<String> reference() throws IOException {
        return new TreeSet<>(codes(IN_TABLE, ROOT.resolve("docs/reference-failures.md")));
    }

    private static Set<String> sources() throws IOException {
        List<Path> files = new ArrayList<>(List.of(ROOT.resolve("eks-delivery")));
        try (Stream<Path> modules = Files.list(ROOT.resolve("java"))) {
            for (Path module : modules.toList()) {
                files.addAll(files(module.resolve("src/main"), ".java"));
            }
        }
        files.addAll(files(ROOT.resolve("local-cloud/src/main"), ".java"));
        files.addAll(files(ROOT.resolve("vars"), ".groovy"));
        files.addAll(files(ROOT.resolve("src"), ".groovy"));
        Set<String> codes = new TreeSet<>();
        for (Path file : files) {
            codes.addAll(codes(IN_SOURCES, file));
        }
        return codes;
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> codes(Pattern pattern, Path file) throws IOException {
        List<String> codes = new ArrayList<>();
        Matcher matcher = pattern.matcher(Files.readString(file));
        while (matcher.find()) {
            codes.add(matcher.group(1));
        }
        return codes;
    }
}
