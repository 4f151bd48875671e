package io.jenkins.plugins.eksdelivery.terraform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import io.jenkins.plugins.eksdelivery.process.OutputListener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code terraform plan|apply -json} prints: passes on what a person wants to see and keeps errors, counts and outputs.
 * https://developer.hashicorp.com/terraform/internals/machine-readable-ui
 */
final class UiStream implements OutputListener {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int REFRESHED_PER_LINE = 100;

    private final DeliveryLog log;
    private final List<Diagnostic> errors = new ArrayList<>();
    private final Map<String, Object> outputs = new LinkedHashMap<>();
    private Counts counts = new Counts(0, 0, 0);
    private int completed;
    private int refreshed;

    /** Objects created, updated and destroyed. */
    record Counts(int add, int change, int remove) {}

    UiStream(DeliveryLog log) {
        this.log = log;
    }

    @Override
    public void line(Source source, String text) {
        JsonNode message = parse(text);
        if (message == null) {
            if (!text.isBlank()) {
                log.line(text);
            }
            return;
        }
        String told = message.path("@message").asText();
        switch (message.path("type").asText()) {
            case "version", "planned_change", "refresh_start" -> {}
            case "refresh_complete" -> {
                refreshed++;
                if (refreshed % REFRESHED_PER_LINE == 0) {
                    log.line(refreshed + " resources read");
                }
            }
            case "diagnostic" -> diagnostic(message.path("diagnostic"), told);
            case "change_summary" -> {
                JsonNode changes = message.path("changes");
                counts = new Counts(
                        changes.path("add").asInt(),
                        changes.path("change").asInt(),
                        changes.path("remove").asInt());
                log.line(told);
            }
            case "outputs" -> keepOutputs(message.path("outputs"));
            case "apply_complete" -> {
                completed++;
                log.line(told);
            }
            default -> log.line(told);
        }
    }

    List<Diagnostic> errors() {
        return errors;
    }

    Counts counts() {
        return counts;
    }

    /** Objects that were created, updated or destroyed, whether or not the whole came to its end. */
    int completed() {
        return completed;
    }

    /** Sensitive ones left out. */
    Map<String, Object> outputs() {
        return outputs;
    }

    private void diagnostic(JsonNode diagnostic, String told) {
        if (diagnostic.path("severity").asText().equals("error")) {
            Diagnostic error = Diagnostic.of(diagnostic);
            errors.add(error);
            log.line("Error: " + error.told());
        } else {
            log.line(told);
        }
    }

    private void keepOutputs(JsonNode node) {
        outputs.clear();
        node.fields().forEachRemaining(entry -> {
            JsonNode value = entry.getValue();
            if (!value.path("sensitive").asBoolean() && value.has("value")) {
                outputs.put(entry.getKey(), PlainJson.of(value.get("value")));
            }
        });
    }

    private static @Nullable JsonNode parse(String text) {
        if (!text.startsWith("{")) {
            return null;
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            return null;
        }
    }
}
