package io.jenkins.plugins.eksdelivery.jenkinsapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares the stand-ins with {@code jenkins-signatures.txt}: signatures as javap tells them of Jenkins core 2.479.3 and its plugins, cut down to
 * what the stand-ins have. A member that drifts from the true one, and a new one that nobody looked up, fail here.
 */
class StandInTest {

    @Test
    void every_type_has_the_header_of_the_true_one() throws Exception {
        Map<String, List<String>> facts = facts();

        List<String> wrong = new ArrayList<>();
        for (Class<?> type : standIns()) {
            String header = header(facts.get(type.getName()));
            String own = Signatures.header(type);
            if (!header.equals(own) && !header.startsWith(own + " ") && !header.startsWith(own + ",")) {
                wrong.add(own + "\n  but truly: " + header);
            }
            for (String implemented : Signatures.interfaces(type)) {
                if (!header.contains(implemented)) {
                    wrong.add(type.getName() + " implements " + implemented + "\n  but truly: " + header);
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void every_member_is_the_true_one() throws Exception {
        Map<String, List<String>> facts = facts();

        List<String> wrong = new ArrayList<>();
        for (Class<?> type : standIns()) {
            List<String> known = facts.get(type.getName());
            for (String member : Signatures.members(type)) {
                if (!known.contains(member)) {
                    wrong.add(type.getName() + ": " + member);
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void no_fact_is_without_its_stand_in() throws Exception {
        Map<String, Class<?>> byName = new TreeMap<>();
        standIns().forEach(type -> byName.put(type.getName(), type));

        List<String> left = new ArrayList<>();
        facts().forEach((name, lines) -> {
            List<String> members = byName.containsKey(name) ? Signatures.members(byName.get(name)) : List.of();
            lines.stream()
                    .skip(1)
                    .filter(line -> !members.contains(line))
                    .forEach(line -> left.add(name + ": " + line));
        });

        assertThat(left).isEmpty();
    }

    private static String header(List<String> lines) {
        assertThat(lines).as("facts of the type").isNotNull();
        return lines.get(0);
    }

    /** By class name: the header, then the members. */
    private static Map<String, List<String>> facts() throws IOException {
        Map<String, List<String>> facts = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        try (InputStream in = StandInTest.class.getResourceAsStream("/jenkins-signatures.txt")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                if (line.startsWith("  ")) {
                    current.add(line.strip());
                } else {
                    current = new ArrayList<>(List.of(line.strip()));
                    facts.put(line.replaceFirst(".*?\\b(?:class|interface) ([\\w.$]+).*", "$1"), current);
                }
            }
        }
        return facts;
    }

    /** Public types of Jenkins' packages, but for those that say that they are our own. */
    static List<Class<?>> standIns() throws Exception {
        Path classes = classes();
        List<Class<?>> types = new ArrayList<>();
        try (Stream<Path> tree = Files.walk(classes)) {
            for (Path each : tree.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .toList()) {
                String name =
                        classes.relativize(each).toString().replace('/', '.').replaceFirst("\\.class$", "");
                Class<?> type = Class.forName(name, false, StandInTest.class.getClassLoader());
                boolean exposed = java.lang.reflect.Modifier.isPublic(type.getModifiers())
                        || java.lang.reflect.Modifier.isProtected(type.getModifiers());
                if (exposed && !type.isAnonymousClass() && !OURS.contains(name)) {
                    types.add(type);
                }
            }
        }
        return types;
    }

    /** What the stand-ins need among themselves; nothing outside this project's runner may use them. */
    private static final Set<String> OURS =
            Set.of("hudson.model.Descriptors", "hudson.security.CurrentUser", "hudson.security.NamedAuthentication");

    private static Path classes() throws URISyntaxException {
        return Path.of(hudson.Extension.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }
}
