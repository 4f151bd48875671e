package io.jenkins.plugins.eksdelivery.runner.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stages and weighty steps of a run with their times, out of the events that the run leaves in its folder. */
final class Timeline {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Bookkeeping of Jenkins that no reader of a report misses. */
    private static final Set<String> QUIET = Set.of(
            "echo",
            "node",
            "podTemplate",
            "libraryResource",
            "container",
            "withAwsRole",
            "planDelivery",
            "withEnv",
            "dir",
            "pwd");

    private final Map<Integer, JsonNode> started = new LinkedHashMap<>();
    private final Map<Integer, JsonNode> ended = new LinkedHashMap<>();
    private Instant origin = Instant.EPOCH;

    private Timeline() {}

    /** Those of one run. */
    static List<TimedNode> of(Path events) throws IOException {
        Timeline timeline = new Timeline();
        for (String line : Files.readAllLines(events)) {
            timeline.read(JSON.readTree(line));
        }
        return timeline.nodes();
    }

    private void read(JsonNode event) {
        switch (event.path("event").asText()) {
            case "RunStarted" -> origin = Instant.parse(event.path("at").asText());
            case "NodeStarted" -> started.put(event.path("id").asInt(), event);
            case "NodeEnded" -> ended.put(event.path("id").asInt(), event);
            default -> {
                // log lines are in the log
            }
        }
    }

    private List<TimedNode> nodes() {
        List<TimedNode> nodes = new ArrayList<>();
        for (JsonNode node : started.values()) {
            JsonNode end = ended.get(node.path("id").asInt());
            if (end != null && isShown(node)) {
                Instant start = Instant.parse(node.path("at").asText());
                nodes.add(new TimedNode(
                        depth(node),
                        node.path("kind").asText().equals("STAGE")
                                ? node.path("label").asText()
                                : node.path("function").asText(),
                        Duration.between(origin, start),
                        Duration.between(start, Instant.parse(end.path("at").asText())),
                        end.path("result").asText()));
            }
        }
        return nodes;
    }

    private static boolean isShown(JsonNode node) {
        return !QUIET.contains(node.path("function").asText());
    }

    private int depth(JsonNode node) {
        int depth = 0;
        for (JsonNode at = parent(node); at != null; at = parent(at)) {
            if (isShown(at)) {
                depth++;
            }
        }
        return depth;
    }

    private @Nullable JsonNode parent(JsonNode node) {
        return node.path("parent").isInt() ? started.get(node.path("parent").asInt()) : null;
    }
}
