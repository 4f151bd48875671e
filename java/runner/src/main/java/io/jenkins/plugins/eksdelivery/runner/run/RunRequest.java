package io.jenkins.plugins.eksdelivery.runner.run;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What to run. Secrets are given by file, so that neither the request nor the saved state ever holds one.
 *
 * @param script the Jenkinsfile
 * @param libraries folders of shared libraries ({@code vars}, {@code src}, {@code resources}); the first one is loaded implicitly,
 *     each is found by the name of its folder; default none
 * @param parameters values of {@code params}; default none
 * @param environment variables added to the process's own; default none
 * @param secrets credentials id to the file that holds it: the text of a string, {@code user:password}, a key or any file
 * @param workspaceRoot folder under which each node gets its workspace; created
 * @param folder folder of this run: log, events, saved state, archived files; created
 * @param jobName value of {@code JOB_NAME}; default the name of the script's folder
 * @param number build number, from 1
 * @param dryRun whether steps that act on the world only say what they would do; default false
 * @param variableFiles files of {@code NAME=VALUE} lines over {@code environment}, read anew when the run is resumed: their values may be
 *     secrets and are not saved; default none
 */
public record RunRequest(
        Path script,
        List<Path> libraries,
        Map<String, Object> parameters,
        Map<String, String> environment,
        Map<String, Path> secrets,
        Path workspaceRoot,
        Path folder,
        String jobName,
        int number,
        boolean dryRun,
        List<Path> variableFiles) {

    public RunRequest {
        script = script.toAbsolutePath().normalize();
        libraries = libraries.stream()
                .map(library -> library.toAbsolutePath().normalize())
                .toList();
        parameters = Map.copyOf(parameters);
        environment = Map.copyOf(environment);
        secrets = absolute(secrets);
        workspaceRoot = workspaceRoot.toAbsolutePath().normalize();
        folder = folder.toAbsolutePath().normalize();
        variableFiles = variableFiles.stream()
                .map(file -> file.toAbsolutePath().normalize())
                .toList();
        if (number < 1) {
            throw new DeliveryException(Failure.permanent(
                    "RUN-REQUEST-01", "run of " + script, "build number " + number + " is below 1", "Give 1 or more"));
        }
    }

    /** A run of the script with nothing but its folders: number 1, no libraries, parameters or secrets. */
    public static RunRequest of(Path script, Path workspaceRoot, Path folder) {
        Path parent = script.toAbsolutePath().normalize().getParent();
        Path name = parent == null ? null : parent.getFileName();
        return new RunRequest(
                script,
                List.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                workspaceRoot,
                folder,
                name == null ? "pipeline" : name.toString(),
                1,
                false,
                List.of());
    }

    public RunRequest withLibraries(List<Path> given) {
        return new RunRequest(
                script,
                given,
                parameters,
                environment,
                secrets,
                workspaceRoot,
                folder,
                jobName,
                number,
                dryRun,
                variableFiles);
    }

    public RunRequest withParameters(Map<String, Object> given) {
        return new RunRequest(
                script,
                libraries,
                given,
                environment,
                secrets,
                workspaceRoot,
                folder,
                jobName,
                number,
                dryRun,
                variableFiles);
    }

    public RunRequest withEnvironment(Map<String, String> given) {
        return new RunRequest(
                script,
                libraries,
                parameters,
                given,
                secrets,
                workspaceRoot,
                folder,
                jobName,
                number,
                dryRun,
                variableFiles);
    }

    public RunRequest withSecrets(Map<String, Path> given) {
        return new RunRequest(
                script,
                libraries,
                parameters,
                environment,
                given,
                workspaceRoot,
                folder,
                jobName,
                number,
                dryRun,
                variableFiles);
    }

    public RunRequest withJobName(String given) {
        return new RunRequest(
                script,
                libraries,
                parameters,
                environment,
                secrets,
                workspaceRoot,
                folder,
                given,
                number,
                dryRun,
                variableFiles);
    }

    public RunRequest withNumber(int given) {
        return new RunRequest(
                script,
                libraries,
                parameters,
                environment,
                secrets,
                workspaceRoot,
                folder,
                jobName,
                given,
                dryRun,
                variableFiles);
    }

    public RunRequest withDryRun(boolean given) {
        return new RunRequest(
                script,
                libraries,
                parameters,
                environment,
                secrets,
                workspaceRoot,
                folder,
                jobName,
                number,
                given,
                variableFiles);
    }

    public RunRequest withVariableFiles(List<Path> given) {
        return new RunRequest(
                script,
                libraries,
                parameters,
                environment,
                secrets,
                workspaceRoot,
                folder,
                jobName,
                number,
                dryRun,
                given);
    }

    private static Map<String, Path> absolute(Map<String, Path> secrets) {
        Map<String, Path> absolute = new LinkedHashMap<>();
        secrets.forEach((id, file) -> absolute.put(id, file.toAbsolutePath().normalize()));
        return Map.copyOf(absolute);
    }
}
