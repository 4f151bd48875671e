package io.jenkins.plugins.eksdelivery.runner.run;

import io.jenkins.plugins.eksdelivery.runner.declarative.DeclarativePipelines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/** Runs a script given as text, and keeps what it told. */
public final class ScriptRun {

    private final Path folder;
    private final List<RunEvent> events = Collections.synchronizedList(new ArrayList<>());
    private UnaryOperator<RunRequest> change = request -> request;
    private InputAnswers answers = InputAnswers.nobody();

    public ScriptRun(Path folder) {
        this.folder = folder;
    }

    public ScriptRun with(UnaryOperator<RunRequest> given) {
        change = given;
        return this;
    }

    public ScriptRun answeredBy(InputAnswers given) {
        answers = given;
        return this;
    }

    /** Runs to the end. */
    public ScriptRun run(String text) throws IOException, InterruptedException {
        open(text).execute();
        return this;
    }

    /** Opens without running. */
    public PipelineRun open(String text) throws IOException {
        Path script = Files.writeString(
                Files.createDirectories(folder.resolve("source")).resolve("Jenkinsfile"), text);
        RunRequest request =
                RunRequest.of(script, folder.resolve("workspaces"), runFolder()).withJobName("job");
        return PipelineRun.open(
                change.apply(request),
                RunPorts.none()
                        .withAnswers(answers)
                        .withTransformations(List.of(new DeclarativePipelines()))
                        .withListener(events::add));
    }

    public Path workspace() {
        return folder.resolve("workspaces/job");
    }

    public Path runFolder() {
        return folder.resolve("run");
    }

    public List<RunEvent> events() {
        return List.copyOf(events);
    }

    public List<String> console() {
        return events().stream()
                .filter(RunEvent.LogLine.class::isInstance)
                .map(event -> ((RunEvent.LogLine) event).text())
                .toList();
    }

    /** The lines that begin with OUT, without it. */
    public List<String> out() {
        return console().stream()
                .filter(line -> line.startsWith("OUT "))
                .map(line -> line.substring(4))
                .toList();
    }

    public RunResult result() {
        return events().stream()
                .filter(RunEvent.RunEnded.class::isInstance)
                .map(event -> ((RunEvent.RunEnded) event).result())
                .findFirst()
                .orElseThrow();
    }
}
