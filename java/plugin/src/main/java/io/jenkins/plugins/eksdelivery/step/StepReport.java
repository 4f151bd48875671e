package io.jenkins.plugins.eksdelivery.step;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import io.jenkins.plugins.eksdelivery.workspace.WorkspaceTask;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * Writes {@code reports/<step>/<n>.json} in the workspace, n counted from 1.
 *
 * @param workspace the workspace's root
 * @param step name of the step
 * @param json the result
 */
record StepReport(String workspace, String step, String json) implements WorkspaceTask<String> {

    private static final long serialVersionUID = 1L;

    private static final ObjectMapper JSON = new ObjectMapper();

    static String json(Map<String, Object> result) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(result) + "\n";
        } catch (JsonProcessingException notPlain) {
            throw new IllegalArgumentException(notPlain);
        }
    }

    @Override
    public String run(Path root, DeliveryLog log) throws IOException {
        Path folder = Path.of(workspace, "reports", step);
        Files.createDirectories(folder);
        int number = 1;
        while (true) {
            Path file = folder.resolve(number + ".json");
            try {
                Files.writeString(file, json, StandardOpenOption.CREATE_NEW);
                return file.toString();
            } catch (FileAlreadyExistsException taken) {
                number++;
            }
        }
    }
}
