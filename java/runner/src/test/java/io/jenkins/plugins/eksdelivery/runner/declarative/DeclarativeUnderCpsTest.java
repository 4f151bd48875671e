package io.jenkins.plugins.eksdelivery.runner.declarative;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eksdelivery.runner.run.InputAnswers;
import io.jenkins.plugins.eksdelivery.runner.run.PipelineRun;
import io.jenkins.plugins.eksdelivery.runner.run.RunEvent;
import io.jenkins.plugins.eksdelivery.runner.run.RunOutcome;
import io.jenkins.plugins.eksdelivery.runner.run.RunPorts;
import io.jenkins.plugins.eksdelivery.runner.run.RunRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The interpreter on the engine: sections that the pipelines which ran on a real Jenkins do not have. */
class DeclarativeUnderCpsTest {

    private static final Path PIPELINES = Path.of("src/test/resources/declarative");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"sections", "var", "post-throws", "fail-fast"})
    void a_pipeline_prints_what_is_expected(String name) throws Exception {
        Path script = Files.copy(PIPELINES.resolve(name + ".Jenkinsfile"), folder.resolve("Jenkinsfile"));
        List<String> console = Collections.synchronizedList(new ArrayList<>());
        RunRequest request = RunRequest.of(script, folder.resolve("workspace"), folder.resolve("run"))
                .withLibraries(List.of(PIPELINES.resolve("library")))
                .withParameters(Map.of("GIVEN", "given"))
                .withSecrets(Map.of(
                        "login", Files.writeString(folder.resolve("login"), "ann:pw12\n"),
                        "token", Files.writeString(folder.resolve("token"), "abcdefgh")));

        RunOutcome outcome = PipelineRun.open(
                        request,
                        RunPorts.none()
                                .withTransformations(List.of(new DeclarativePipelines()))
                                .withAnswers(InputAnswers.proceedAs("bob"))
                                .withListener(event -> {
                                    if (event instanceof RunEvent.LogLine line) {
                                        console.add(line.text());
                                    }
                                }))
                .execute();

        List<String> actual = new ArrayList<>(List.of("RESULT: " + outcome.result()));
        console.stream()
                .filter(line -> line.startsWith("OUT") || line.startsWith("ERROR: "))
                .forEach(actual::add);
        assertThat(actual)
                .as(String.join("\n", console))
                .containsExactlyElementsOf(Files.readAllLines(PIPELINES.resolve(name + ".expected")));
    }
}
