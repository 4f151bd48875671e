package io.jenkins.plugins.eksdelivery.runner.run;

import groovy.json.JsonOutput;
import groovy.json.JsonSlurper;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps the request in the run's folder, so that {@code resume} needs nothing but the folder. Secrets stay in their files. */
final class RequestFile {

    private RequestFile() {}

    static void write(RunRequest request) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("script", request.script().toString());
        fields.put("libraries", request.libraries().stream().map(Path::toString).toList());
        fields.put("parameters", request.parameters());
        fields.put("environment", request.environment());
        Map<String, String> secrets = new LinkedHashMap<>();
        request.secrets().forEach((id, file) -> secrets.put(id, file.toString()));
        fields.put("secrets", secrets);
        fields.put("workspaceRoot", request.workspaceRoot().toString());
        fields.put("jobName", request.jobName());
        fields.put("number", request.number());
        fields.put("dryRun", request.dryRun());
        fields.put(
                "variableFiles",
                request.variableFiles().stream().map(Path::toString).toList());
        Files.writeString(file(request.folder()), JsonOutput.prettyPrint(JsonOutput.toJson(fields)) + "\n");
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // written by this class, with all fields
    static RunRequest read(Path folder) throws IOException {
        if (!Files.exists(file(folder))) {
            throw new DeliveryException(Failure.permanent(
                    "RUN-RESUME-01",
                    "resume of " + folder,
                    "there is no run in this folder",
                    "Give the folder of a run"));
        }
        Map<String, Object> fields = (Map<String, Object>) new JsonSlurper().parseText(Files.readString(file(folder)));
        Map<String, Path> secrets = new LinkedHashMap<>();
        ((Map<String, String>) fields.get("secrets")).forEach((id, path) -> secrets.put(id, Path.of(path)));
        return new RunRequest(
                Path.of((String) fields.get("script")),
                ((List<String>) fields.get("libraries")).stream().map(Path::of).toList(),
                (Map<String, Object>) fields.get("parameters"),
                (Map<String, String>) fields.get("environment"),
                secrets,
                Path.of((String) fields.get("workspaceRoot")),
                folder,
                (String) fields.get("jobName"),
                (Integer) fields.get("number"),
                (Boolean) fields.get("dryRun"),
                ((List<String>) fields.get("variableFiles"))
                        .stream().map(Path::of).toList());
    }

    private static Path file(Path folder) {
        return folder.resolve("request.json");
    }
}
