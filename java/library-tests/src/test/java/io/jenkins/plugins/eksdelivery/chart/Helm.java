package io.jenkins.plugins.eksdelivery.chart;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Renders a chart with the helm of this machine: one from the path, or one that the local cloud has built. */
final class Helm {

    private static final List<String> NAMES = List.of("helm", "helm4", "helm3");

    private final Path program;
    private final Path chart;

    private Helm(Path program, Path chart) {
        this.program = program;
        this.chart = chart;
    }

    /** Skips the test on a machine without helm, and fails it there when CI=true. */
    static Helm of(Path chart) throws IOException {
        Optional<Path> program = find(System.getenv());
        boolean mandatory = "true".equals(System.getenv("CI"));
        assumeTrue(
                program.isPresent() || mandatory,
                "no helm on the PATH nor in ~/.cache/eks-delivery: run ./eks-delivery cloud up once, which builds it");
        return new Helm(program.orElseThrow(() -> new IllegalStateException("CI=true and there is no helm")), chart);
    }

    /** The objects that the chart gives for the release "orders", by kind. */
    Rendered template(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(program.toString(), "template", "orders", chart.toString(), "--namespace", "shop"));
        command.addAll(List.of(arguments));
        Path errors = Files.createTempFile("helm", ".err");
        try {
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Rendered(process.waitFor(), objects(output), Files.readString(errors));
        } finally {
            Files.delete(errors);
        }
    }

    private static List<Map<String, Object>> objects(String yaml) {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (Object document : new Load(LoadSettings.builder().build()).loadAllFromString(yaml)) {
            if (document != null) {
                objects.add(asMap(document));
            }
        }
        return objects;
    }

    private static Optional<Path> find(Map<String, String> environment) throws IOException {
        for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
            Path program = Path.of(folder, "helm");
            if (Files.isExecutable(program)) {
                return Optional.of(program);
            }
        }
        String given = environment.get("EKS_DELIVERY_CACHE");
        Path cache = given == null ? Path.of(System.getProperty("user.home"), ".cache/eks-delivery") : Path.of(given);
        if (!Files.isDirectory(cache)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.find(
                cache,
                5,
                (file, attributes) -> attributes.isRegularFile()
                        && NAMES.contains(file.getFileName().toString())
                        && Files.isExecutable(file))) {
            return files.sorted().findFirst();
        }
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> asMap(Object value) {
        return (Map<String, Object>) value;
    }

    /**
     * What helm answered.
     *
     * @param status exit status
     * @param objects objects in the order they came
     * @param errors text of the standard error
     */
    record Rendered(int status, List<Map<String, Object>> objects, String errors) {

        /** The one object of a kind. */
        Map<String, Object> one(String kind) {
            List<Map<String, Object>> found = objects.stream()
                    .filter(object -> kind.equals(object.get("kind")))
                    .toList();
            if (found.size() != 1) {
                throw new AssertionError(found.size() + " objects of kind " + kind + "; helm said: " + errors);
            }
            return found.get(0);
        }

        List<String> kinds() {
            return objects.stream()
                    .map(object -> String.valueOf(object.get("kind")))
                    .sorted()
                    .toList();
        }

        /** A value inside an object: keys, and numbers for places in a list. */
        Object at(String kind, Object... path) {
            Object value = one(kind);
            for (Object key : path) {
                value = key instanceof Integer place
                        ? ((List<?>) value).get(place)
                        : asMap(value).get(key);
                if (value == null) {
                    return null;
                }
            }
            return value;
        }
    }
}
