package io.jenkins.plugins.eksdelivery.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eksdelivery.platform.TerraformFolder.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What must hold for every Terraform folder, told from the text. */
class TerraformRulesTest {

    private static final Pattern REGION = Pattern.compile("\\b(us|eu|ap|sa|ca)-[a-z]+-[1-9]\\b");
    private static final String TABLES = "<!-- from variables.tf and outputs.tf -->\n";

    @Test
    void every_variable_says_what_it_is_of_which_type_and_what_it_may_be() throws IOException {
        List<String> faults = new ArrayList<>();
        for (TerraformFolder folder : TerraformFolder.all()) {
            for (Block variable : folder.variables()) {
                if (variable.description().isBlank() || variable.type().isBlank() || !variable.validated()) {
                    faults.add(folder + " " + variable.name());
                }
            }
        }

        assertThat(faults).isEmpty();
    }

    @Test
    void no_variable_escapes_the_reading_of_these_tests() throws IOException {
        for (TerraformFolder folder : TerraformFolder.all()) {
            long declared = folder.text("variables.tf")
                    .lines()
                    .filter(line -> line.startsWith("variable "))
                    .count();

            assertThat(folder.variables()).as(folder.toString()).hasSize((int) declared);
        }
        assertThat(TerraformFolder.modules()).hasSizeGreaterThanOrEqualTo(9);
    }

    @Test
    void every_output_says_what_it_is() throws IOException {
        for (TerraformFolder folder : TerraformFolder.all()) {
            assertThat(folder.outputs())
                    .as(folder.toString())
                    .isNotEmpty()
                    .allSatisfy(output ->
                            assertThat(output.description()).as(output.name()).isNotBlank());
        }
    }

    @Test
    void every_module_has_tests_that_refuse_something() throws IOException {
        for (TerraformFolder module : TerraformFolder.modules()) {
            try (Stream<Path> tests = Files.list(module.path().resolve("tests"))) {
                String text =
                        String.join("\n", tests.map(TerraformRulesTest::read).toList());

                assertThat(text)
                        .as(module.toString())
                        .contains("assert {", "expect_failures = [", "mock_provider \"aws\"");
            }
        }
    }

    @Test
    void no_region_is_written_into_the_code() throws IOException {
        List<String> faults = new ArrayList<>();
        for (TerraformFolder folder : TerraformFolder.all()) {
            try (Stream<Path> files = Files.list(folder.path())) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".tf")).toList()) {
                    Files.readAllLines(file).stream()
                            .filter(line -> REGION.matcher(line).find())
                            .filter(line -> !line.strip().startsWith("#"))
                            .filter(line -> !line.contains("description") && !line.contains("error_message"))
                            .forEach(line -> faults.add(file + ": " + line.strip()));
                }
            }
        }

        assertThat(faults).isEmpty();
    }

    @Test
    void every_module_s_page_lists_its_variables_and_outputs() throws IOException {
        for (TerraformFolder module : TerraformFolder.modules()) {
            Path page = module.path().resolve("README.md");
            String text = Files.readString(page);
            assertThat(text).as(module.toString()).contains(TABLES);
            String expected = text.substring(0, text.indexOf(TABLES)) + TABLES + tables(module);

            if (Boolean.getBoolean("update")) {
                Files.writeString(page, expected);
                continue;
            }

            assertThat(text).as(module + ": write it anew with -Dupdate=true").isEqualTo(expected);
        }
    }

    private static String tables(TerraformFolder module) throws IOException {
        StringBuilder text = new StringBuilder("\n| variable | type | default | |\n|---|---|---|---|\n");
        for (Block variable : module.variables()) {
            text.append("| `%s` | %s | %s | %s |\n"
                    .formatted(variable.name(), variable.type(), variable.given(), variable.description()));
        }
        text.append("\n| output | |\n|---|---|\n");
        for (Block output : module.outputs()) {
            text.append("| `%s` | %s |\n".formatted(output.name(), output.description()));
        }
        return text.toString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
