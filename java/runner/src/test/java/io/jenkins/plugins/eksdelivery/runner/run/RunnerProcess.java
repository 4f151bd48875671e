package io.jenkins.plugins.eksdelivery.runner.run;

import io.jenkins.plugins.eksdelivery.runner.declarative.DeclarativePipelines;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A run in a process of its own, which a test can kill. */
final class RunnerProcess {

    private final Path folder;
    private final Process process;

    private RunnerProcess(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    static RunnerProcess start(Path script, Path workspaces, Path folder, Map<String, Path> secrets)
            throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("run", script.toString(), workspaces.toString(), folder.toString()));
        secrets.forEach((id, file) -> arguments.add(id + "=" + file));
        return launch(folder, arguments);
    }

    static RunnerProcess resume(Path folder) throws IOException {
        return launch(folder, List.of("resume", folder.toString()));
    }

    private static RunnerProcess launch(Path folder, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                RunnerProcess.class.getName()));
        command.addAll(arguments);
        Path output = Files.createTempFile("runner", ".out");
        return new RunnerProcess(
                folder,
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                        .start());
    }

    /** Waits until the run's log has the text. */
    void awaitLog(String text) throws Exception {
        for (int i = 0; i < 1200; i++) {
            File log = folder.resolve("log").toFile();
            if (log.exists() && Files.readString(log.toPath()).contains(text)) {
                return;
            }
            if (!process.isAlive()) {
                break;
            }
            TimeUnit.MILLISECONDS.sleep(25);
        }
        throw new AssertionError("never saw " + text + " in " + folder.resolve("log"));
    }

    /** As kill -9 does: no hook of the process runs. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** Waits for the end; the exit status is that of the run's result in the order of RunResult. */
    int await() throws InterruptedException {
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the run did not end within 120 s");
        }
        return process.exitValue();
    }

    private static RunPorts ports() {
        return RunPorts.none().withTransformations(List.of(new DeclarativePipelines()));
    }

    public static void main(String[] arguments) throws Exception {
        PipelineRun run;
        if (arguments[0].equals("run")) {
            Map<String, Path> secrets = new java.util.HashMap<>();
            for (int i = 4; i < arguments.length; i++) {
                int equals = arguments[i].indexOf('=');
                secrets.put(arguments[i].substring(0, equals), Path.of(arguments[i].substring(equals + 1)));
            }
            Path library = secrets.remove("library");
            run = PipelineRun.open(
                    RunRequest.of(Path.of(arguments[1]), Path.of(arguments[2]), Path.of(arguments[3]))
                            .withLibraries(library == null ? List.of() : List.of(library))
                            .withSecrets(secrets),
                    ports());
        } else {
            run = PipelineRun.resume(Path.of(arguments[1]), ports());
        }
        System.exit(run.execute().result().ordinal());
    }
}
