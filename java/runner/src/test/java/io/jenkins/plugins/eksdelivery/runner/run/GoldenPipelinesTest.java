package io.jenkins.plugins.eksdelivery.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eksdelivery.runner.declarative.DeclarativePipelines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each pipeline gives what a real Jenkins 2.479.3 gave: its result and the lines that begin with OUT. */
class GoldenPipelinesTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @TempDir
    private Path folder;

    static List<String> pipelines() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".Jenkinsfile"))
                    .map(name -> name.substring(0, name.length() - ".Jenkinsfile".length()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pipelines")
    void a_pipeline_gives_what_jenkins_gave(String name) throws Exception {
        Path script = Files.copy(GOLDEN.resolve(name + ".Jenkinsfile"), folder.resolve("Jenkinsfile"));
        List<String> expected = Files.readAllLines(GOLDEN.resolve(name + ".expected")).stream()
                .filter(line -> !line.isBlank())
                .toList();
        List<String> console = Collections.synchronizedList(new ArrayList<>());
        RunRequest request = RunRequest.of(script, folder.resolve("workspace"), folder.resolve("run"))
                .withJobName(name);

        RunPorts ports = RunPorts.none()
                .withTransformations(List.of(new DeclarativePipelines()))
                .withListener(event -> {
                    if (event instanceof RunEvent.LogLine line) {
                        console.add(line.text());
                    }
                });
        RunOutcome outcome = PipelineRun.open(request, ports).execute();

        List<String> actual = new ArrayList<>(List.of("RESULT: " + outcome.result()));
        console.stream().filter(line -> line.startsWith("OUT")).forEach(actual::add);
        if (Files.readString(script).startsWith("// unordered")) {
            assertThat(actual).as(String.join("\n", console)).containsExactlyInAnyOrderElementsOf(expected);
        } else {
            assertThat(actual).as(String.join("\n", console)).containsExactlyElementsOf(expected);
        }
        assertThat(console).last().isEqualTo("Finished: " + outcome.result());
    }
}
