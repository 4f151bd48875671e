package io.jenkins.plugins.eksdelivery.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the outputs of a stack from its state. */
final class StackOutputs {

    private StackOutputs() {}

    static TerraformOutputResult read(TerraformCli cli) throws IOException, InterruptedException {
        JsonNode json = new ObjectMapper().readTree(cli.capture("output", List.of("output", "-json", "-no-color")));
        Map<String, @Nullable Object> outputs = new LinkedHashMap<>();
        List<String> sensitive = new ArrayList<>();
        json.fields().forEachRemaining(entry -> {
            if (entry.getValue().path("sensitive").asBoolean()) {
                sensitive.add(entry.getKey());
            } else {
                outputs.put(entry.getKey(), PlainJson.of(entry.getValue().path("value")));
            }
        });
        return new TerraformOutputResult(outputs, sensitive);
    }
}
