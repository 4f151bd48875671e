package io.jenkins.plugins.eksdelivery.runner.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the steps of one run returned: the files {@code reports/<step>/<n>.json} of its workspaces. */
final class StepReports {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path workspaces;
    private final Instant since;

    /** @param since reports that were written earlier belong to another run */
    StepReports(Path workspaces, Instant since) {
        this.workspaces = workspaces;
        this.since = since;
    }

    /** All results of a step, in the order in which they were written. */
    List<JsonNode> of(String step) throws IOException {
        if (!Files.isDirectory(workspaces)) {
            return List.of();
        }
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(workspaces)) {
            for (Path file : all.filter(path -> path.endsWith(
                            Path.of("reports", step, path.getFileName().toString())))
                    .filter(path -> path.toString().endsWith(".json"))
                    .toList()) {
                if (!Files.getLastModifiedTime(file).toInstant().isBefore(since)) {
                    files.add(file);
                }
            }
        }
        files.sort(Comparator.comparingInt(StepReports::number));
        List<JsonNode> reports = new ArrayList<>();
        for (Path file : files) {
            reports.add(JSON.readTree(file.toFile()));
        }
        return reports;
    }

    /** The last result of a step; empty when the step did not run. */
    Optional<JsonNode> last(String step) throws IOException {
        List<JsonNode> all = of(step);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    private static int number(Path file) {
        return Integer.parseInt(file.getFileName().toString().replace(".json", ""));
    }
}
