package io.jenkins.plugins.eksdelivery.library;

import io.jenkins.plugins.eksdelivery.runner.run.InputAnswers;
import io.jenkins.plugins.eksdelivery.runner.run.PipelineRun;
import io.jenkins.plugins.eksdelivery.runner.run.RunEvent.LogLine;
import io.jenkins.plugins.eksdelivery.runner.run.RunOutcome;
import io.jenkins.plugins.eksdelivery.runner.run.RunPorts;
import io.jenkins.plugins.eksdelivery.runner.run.RunRequest;
import io.jenkins.plugins.eksdelivery.runner.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One run of a Jenkinsfile with a library.
 *
 * @param result how it ended
 * @param log every line of the console
 */
record LibraryRun(RunResult result, List<String> log) {

    /** The project's own root, which is the shared library. */
    static final Path LIBRARY = Path.of(System.getProperty("project.root"));

    static LibraryRun of(Path folder, Path library, String script) throws IOException, InterruptedException {
        Path jenkinsfile = folder.resolve("Jenkinsfile");
        Files.writeString(jenkinsfile, script);
        List<String> log = new ArrayList<>();
        RunRequest request = RunRequest.of(jenkinsfile, folder.resolve("workspaces"), folder.resolve("run"))
                .withLibraries(List.of(library))
                .withEnvironment(Map.of("AWS_REGION", "us-east-1"));
        RunPorts ports = RunPorts.none()
                .withAnswers(InputAnswers.proceedAs("tester"))
                .withListener(event -> {
                    if (event instanceof LogLine line) {
                        log.add(line.text());
                    }
                });
        RunOutcome outcome = PipelineRun.open(request, ports).execute();
        return new LibraryRun(outcome.result(), log);
    }

    /** The lines that begin with the word, without it. */
    List<String> lines(String word) {
        return log.stream()
                .filter(line -> line.startsWith(word + " "))
                .map(line -> line.substring(word.length() + 1))
                .toList();
    }

    String text() {
        return String.join("\n", log);
    }
}
