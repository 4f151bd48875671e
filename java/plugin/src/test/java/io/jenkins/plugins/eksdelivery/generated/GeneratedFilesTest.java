package io.jenkins.plugins.eksdelivery.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eksdelivery.parameter.Parameter;
import io.jenkins.plugins.eksdelivery.step.DeliveryPermissions;
import io.jenkins.plugins.eksdelivery.step.DeliveryStepDescriptor;
import io.jenkins.plugins.eksdelivery.step.EksDeliveryConfiguration;
import io.jenkins.plugins.eksdelivery.step.Steps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jenkinsci.Symbol;
import org.junit.jupiter.api.Test;

/**
 * Help, forms, pages and indexes are made from the steps' parameters and kept in the repository. This test fails when one is not current;
 * {@code -Dupdate=true} writes them.
 */
class GeneratedFilesTest {

    private static final Path ROOT = Path.of(System.getProperty("project.root"));
    private static final Path RESOURCES = ROOT.resolve("java/plugin/src/main/resources");
    private static final String BEGIN = "<!-- parameters: made from the step's parameter set, do not edit -->\n";
    private static final String END = "<!-- end of parameters -->\n";

    @Test
    void files_made_from_the_parameters_are_current() throws IOException {
        Map<Path, String> wanted = wanted();

        List<String> stale = new ArrayList<>();
        for (Map.Entry<Path, String> each : wanted.entrySet()) {
            if (!Files.exists(each.getKey()) || !Files.readString(each.getKey()).equals(each.getValue())) {
                stale.add(ROOT.relativize(each.getKey()).toString());
                if (Boolean.getBoolean("update")) {
                    Files.createDirectories(each.getKey().getParent());
                    Files.writeString(each.getKey(), each.getValue());
                }
            }
        }

        if (!Boolean.getBoolean("update")) {
            assertThat(stale).as("run this test with -Dupdate=true").isEmpty();
        }
    }

    @Test
    void no_help_is_left_of_a_parameter_that_is_gone() throws IOException {
        Map<Path, String> wanted = wanted();

        List<Path> left = new ArrayList<>();
        try (Stream<Path> tree = Files.walk(RESOURCES)) {
            for (Path each : tree.filter(file -> file.getFileName().toString().matches("help.*\\.html"))
                    .toList()) {
                if (!wanted.containsKey(each) && each.getParent().toString().endsWith("Step")) {
                    left.add(each);
                    if (Boolean.getBoolean("update")) {
                        Files.delete(each);
                    }
                }
            }
        }

        if (!Boolean.getBoolean("update")) {
            assertThat(left).isEmpty();
        }
    }

    private static Map<Path, String> wanted() throws IOException {
        Map<Path, String> wanted = new TreeMap<>();
        StringBuilder symbols = new StringBuilder();
        for (DeliveryStepDescriptor step : Steps.all()) {
            StepTexts texts = new StepTexts(step);
            Path folder = RESOURCES.resolve(step.clazz.getName().replace('.', '/'));
            wanted.put(folder.resolve("config.jelly"), texts.form());
            wanted.put(folder.resolve("help.html"), texts.help());
            for (Parameter parameter : texts.parameters()) {
                wanted.put(folder.resolve("help-" + parameter.name() + ".html"), texts.help(parameter));
            }
            wanted.put(ROOT.resolve("vars/" + texts.name() + ".txt"), texts.varHelp());
            Path page = ROOT.resolve("docs/steps/" + texts.name() + ".md");
            wanted.put(page, page(page, texts, step));
            if (step.getClass().isAnnotationPresent(Symbol.class)) {
                symbols.append(step.getClass().getName()).append('\n');
            }
        }
        symbols.append(EksDeliveryConfiguration.class.getName()).append('\n');
        wanted.put(RESOURCES.resolve("META-INF/services/annotations/org.jenkinsci.Symbol"), symbols.toString());
        wanted.put(
                RESOURCES.resolve("META-INF/services/annotations/hudson.init.Initializer"),
                DeliveryPermissions.class.getName() + "\n");
        return wanted;
    }

    /** What stands outside the marks is written by people and kept. */
    private static String page(Path page, StepTexts texts, DeliveryStepDescriptor step) throws IOException {
        String made = BEGIN + "\n" + step.parameters().description() + "\n\n" + texts.table() + "\n" + END;
        String present = Files.exists(page) ? Files.readString(page) : "# " + texts.name() + "\n\n" + BEGIN + END;
        int begin = present.indexOf(BEGIN);
        int end = present.indexOf(END);
        assertThat(begin >= 0 && end > begin).as("marks in " + page).isTrue();
        return present.substring(0, begin) + made + present.substring(end + END.length());
    }
}
