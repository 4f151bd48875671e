package io.jenkins.plugins.eksdelivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** java/jenkins-hpi can't be built without Jenkins' repository; what it says twice is compared with the main build here. */
class JenkinsProjectTest {

    private static final Path ROOT = Path.of(System.getProperty("project.root"));

    private final String hpi = read("java/jenkins-hpi/pom.xml");

    @Test
    void it_has_the_same_libraries() {
        assertThat(artifacts(hpi)).containsExactlyInAnyOrderElementsOf(artifacts(read("java/core/pom.xml")));
    }

    @Test
    void it_has_the_same_versions() {
        String root = read("pom.xml");
        for (String property : List.of("aws.version", "snakeyaml-engine.version", "assertj.version")) {
            assertThat(property(hpi, property)).as(property).isEqualTo(property(root, property));
        }
        String plugin = read("java/plugin/pom.xml");
        assertThat(plugin).contains("kubernetes-client-api:7.3.1-256.v788a_0b_787114");
        assertThat(hpi)
                .contains("<version>7.3.1-256.v788a_0b_787114</version>")
                .contains("<version>2.18.3-402.v74c4eb_f122b_2</version>");
        assertThat(property(plugin, "jenkins.version")).isEqualTo("2.479.3");
        assertThat(property(hpi, "jenkins.baseline")).isEqualTo("2.479");
    }

    private static List<String> artifacts(String pom) {
        return Pattern.compile(
                        "<dependency>\\s*<groupId>software.amazon.awssdk</groupId>\\s*<artifactId>([\\w-]+)</artifactId>")
                .matcher(pom)
                .results()
                .map(each -> each.group(1))
                .filter(each -> !each.equals("bom"))
                .toList();
    }

    private static String property(String pom, String name) {
        Matcher matcher =
                Pattern.compile("<" + Pattern.quote(name) + ">([^<]+)<").matcher(pom);
        assertThat(matcher.find()).as(name).isTrue();
        return matcher.group(1);
    }

    private static String read(String path) {
        try {
            return Files.readString(ROOT.resolve(path));
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }
}
