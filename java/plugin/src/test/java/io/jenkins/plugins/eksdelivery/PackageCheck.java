package io.jenkins.plugins.eksdelivery;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.Extension;
import io.jenkins.plugins.eksdelivery.parameter.Parameter;
import io.jenkins.plugins.eksdelivery.step.DeliveryStepDescriptor;
import io.jenkins.plugins.eksdelivery.step.Steps;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Looks into eks-delivery.hpi; run in the phase verify, when the package is made. */
class PackageCheck {

    private static final Path HPI = Path.of(System.getProperty("project.root"), "java/plugin/target/eks-delivery.hpi");
    private static Map<String, byte[]> hpi = Map.of();
    private static final long LARGEST = 60L * 1024 * 1024;

    @BeforeAll
    static void unpack() throws IOException {
        hpi = entries(HPI);
    }

    @Test
    void the_manifest_says_what_jenkins_asks() throws IOException {
        Manifest manifest = new Manifest(new ByteArrayInputStream(hpi.get("META-INF/MANIFEST.MF")));

        Map<String, String> expected = Map.of(
                "Short-Name", "eks-delivery",
                "Group-Id", "io.jenkins.plugins",
                "Artifact-Id", "eks-delivery",
                "Long-Name", "EKS Delivery",
                "Jenkins-Version", "2.479.3",
                "Hudson-Version", "2.479.3",
                "Minimum-Java-Version", "17",
                "PluginFirstClassLoader", "true");
        expected.forEach((name, value) ->
                assertThat(manifest.getMainAttributes().getValue(name)).as(name).isEqualTo(value));
        assertThat(manifest.getMainAttributes().getValue("Plugin-Version")).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
        assertThat(manifest.getMainAttributes().getValue("Plugin-Dependencies").split(","))
                .containsExactlyInAnyOrder(
                        "workflow-step-api:704.ve4f0967e98fa_",
                        "structs:350.v3b_30f09f2363",
                        "credentials:1415.v831096eb_5534",
                        "plain-credentials:199.v9f8e1f741799",
                        "kubernetes-client-api:7.3.1-256.v788a_0b_787114",
                        "jackson2-api:2.18.3-402.v74c4eb_f122b_2");
    }

    @Test
    void our_own_jars_may_be_stored_and_sent_to_agents() throws IOException {
        for (String jar : List.of("eks-delivery.jar", "eks-delivery-core.jar")) {
            Map<String, byte[]> content = entries(hpi.get("WEB-INF/lib/" + jar));
            Manifest manifest = new Manifest(new ByteArrayInputStream(content.get("META-INF/MANIFEST.MF")));

            assertThat(manifest.getMainAttributes().getValue("Short-Name"))
                    .as(jar)
                    .isEqualTo("eks-delivery");
        }
    }

    @Test
    void jenkins_finds_every_step_and_symbol() throws IOException {
        Map<String, byte[]> jar = entries(hpi.get("WEB-INF/lib/eks-delivery.jar"));
        String symbols =
                new String(jar.get("META-INF/services/annotations/org.jenkinsci.Symbol"), StandardCharsets.UTF_8);
        String extensions = new String(jar.get("META-INF/annotations/hudson.Extension"), StandardCharsets.ISO_8859_1);

        assertThat(Steps.all()).hasSize(15);
        for (DeliveryStepDescriptor step : Steps.all()) {
            assertThat(extensions).contains(step.getClass().getName());
            assertThat(symbols.lines()).contains(step.getClass().getName());
            assertThat(step.getClass().getAnnotation(Extension.class)).isNotNull();
        }
    }

    @Test
    void the_snippet_generator_has_a_form_and_help_for_each_parameter() throws Exception {
        Map<String, byte[]> jar = entries(hpi.get("WEB-INF/lib/eks-delivery.jar"));

        for (DeliveryStepDescriptor step : Steps.all()) {
            String folder = step.clazz.getName().replace('.', '/') + "/";
            String form = new String(jar.get(folder + "config.jelly"), StandardCharsets.UTF_8);
            for (Parameter parameter : step.parameters().parameters()) {
                if (parameter.available()) {
                    assertThat(form).contains("field=\"" + parameter.name() + "\"");
                    assertThat(jar).containsKey(folder + "help-" + parameter.name() + ".html");
                }
            }
            assertThat(jar).containsKey(folder + "help.html");
        }
    }

    @Test
    void pages_are_well_formed_escaped_and_without_scripts() throws Exception {
        Map<String, byte[]> jar = entries(hpi.get("WEB-INF/lib/eks-delivery.jar"));

        assertThat(jar).containsKey("index.jelly");
        for (Map.Entry<String, byte[]> each : jar.entrySet()) {
            if (each.getKey().endsWith(".jelly")) {
                String page = new String(each.getValue(), StandardCharsets.UTF_8);
                assertThat(page).as(each.getKey()).startsWith("<?jelly escape-by-default='true'?>");
                assertThat(page)
                        .as(each.getKey())
                        .doesNotContainIgnoringCase("<script")
                        .doesNotContain("onclick");
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(each.getValue()));
            }
        }
    }

    @Test
    void no_stand_in_and_nothing_that_jenkins_brings_is_inside() throws IOException {
        Set<String> classes = new TreeSet<>();
        for (Map.Entry<String, byte[]> each : hpi.entrySet()) {
            if (each.getKey().endsWith(".jar")) {
                classes.addAll(entries(each.getValue()).keySet());
            }
        }

        List<String> foreign = classes.stream()
                .filter(name -> name.endsWith(".class"))
                .filter(name -> name.startsWith("hudson/")
                        || name.startsWith("jenkins/")
                        || name.startsWith("org/jenkinsci/")
                        || name.startsWith("org/kohsuke/")
                        || name.startsWith("com/cloudbees/")
                        || name.startsWith("org/slf4j/")
                        || name.startsWith("javax/servlet/")
                        || name.startsWith("jakarta/servlet/")
                        || name.startsWith("com/google/")
                        || name.startsWith("com/fasterxml/")
                        || name.startsWith("io/fabric8/")
                        || name.startsWith("io/netty/")
                        || name.startsWith("io/vertx/")
                        || name.startsWith("org/apache/"))
                .toList();

        assertThat(foreign).isEmpty();
        assertThat(Files.size(HPI)).isLessThan(LARGEST);
    }

    /** A library that is neither inside nor brought by a plugin would be missing at run time only. */
    @Test
    void every_library_is_inside_or_brought_by_a_plugin() throws IOException {
        Set<String> inside = hpi.keySet().stream()
                .filter(name -> name.endsWith(".jar"))
                .map(name -> name.substring(name.lastIndexOf('/') + 1))
                .collect(Collectors.toSet());

        List<String> missing = new ArrayList<>();
        for (String each : System.getProperty("surefire.real.class.path", System.getProperty("java.class.path"))
                .split(File.pathSeparator)) {
            String path = each.replace('\\', '/');
            String jar = path.substring(path.lastIndexOf('/') + 1);
            if (path.contains("/software/amazon/")
                    && !inside.contains(jar)
                    && !jar.startsWith("netty-nio-client")
                    && !jar.startsWith("apache-client")) {
                missing.add(jar);
            }
        }

        assertThat(missing).isEmpty();
        assertThat(inside)
                .anyMatch(jar -> jar.startsWith("snakeyaml-engine-"))
                .anyMatch(jar -> jar.startsWith("reactive-streams-"));
    }

    @Test
    void each_library_has_its_licence() throws IOException {
        String licences = new String(hpi.get("WEB-INF/licenses.xml"), StandardCharsets.UTF_8);

        for (String name : hpi.keySet()) {
            if (name.endsWith(".jar") && !name.contains("/eks-delivery")) {
                String jar = name.substring(name.lastIndexOf('/') + 1, name.length() - ".jar".length());
                int dash = jar.replaceFirst("-(?=\\d)", "\0").indexOf('\0');
                assertThat(licences)
                        .contains("artifactId='" + jar.substring(0, dash) + "' version='" + jar.substring(dash + 1)
                                + "'");
            }
        }
    }

    private static Map<String, byte[]> entries(Path zip) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (ZipEntry each : file.stream().toList()) {
                try (InputStream in = file.getInputStream(each)) {
                    entries.put(each.getName(), in.readAllBytes());
                }
            }
        }
        return entries;
    }

    private static Map<String, byte[]> entries(byte[] zip) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            ZipEntry entry = in.getNextEntry();
            while (entry != null) {
                entries.put(entry.getName(), in.readAllBytes());
                entry = in.getNextEntry();
            }
        }
        return entries;
    }
}
