package io.jenkins.plugins.eksdelivery.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** The whole path on real components, as a user runs it. One story in four scenes: each needs the world that the one before left. */
@Tag("real")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoTest {

    private Path directory;
    private String consoles = "";

    @BeforeAll
    void a_working_directory_and_the_tools() throws IOException {
        for (String tool : List.of("terraform", "go", "python3", "git", "mvn")) {
            boolean there = Arrays.stream(System.getenv("PATH").split(":"))
                    .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
            if ("true".equals(System.getenv("CI"))) {
                assertThat(there).as(tool + " on the PATH").isTrue();
            }
            assumeThat(there).as(tool + " on the PATH").isTrue();
        }
        directory = Files.createTempDirectory("eks-delivery-demo");
    }

    @AfterAll
    void nothing_runs_on() throws IOException, InterruptedException {
        if (directory != null) {
            CommandLineProcess.run(directory, "demo", "down");
        }
    }

    @Test
    @Order(1)
    void every_claim_of_a_delivery_to_two_regions_is_read_back() throws Exception {
        CommandLineProcess demo = demo("demo");

        assertThat(demo.status()).as(demo.tail()).isZero();
        assertThat(demo.output())
                .contains("Finished: SUCCESS")
                .contains("image orders:")
                .contains("in us-east-1")
                .contains("in us-west-2")
                .contains("active region after")
                .contains("recovery time")
                .doesNotContain("\nNO ");
        assertThat(directory.resolve(".eks-delivery/demo/report.html"))
                .content()
                .contains("active region after")
                .doesNotContain("class=\"bad\"");
    }

    @Test
    @Order(2)
    void a_second_delivery_finds_the_world_as_it_should_be_and_moves_the_role_back() throws Exception {
        CommandLineProcess demo = demo("demo");

        assertThat(demo.status()).as(demo.tail()).isZero();
        assertThat(demo.output())
                .contains("no changes")
                .contains("active region after")
                .doesNotContain("\nNO ");
        System.out.println("second demo: " + demo.duration().toSeconds() + " s");
    }

    @Test
    @Order(3)
    void a_lost_region_is_left_without_asking_it() throws Exception {
        CommandLineProcess demo = demo("demo", "--lose", "us-east-1");

        assertThat(demo.status()).as(demo.tail()).isZero();
        assertThat(demo.output())
                .containsPattern("ok +calls to us-east-1 after the evidence phase +none")
                .containsPattern("ok +active region after +us-west-2")
                .doesNotContain("\nNO ");
    }

    @Test
    @Order(4)
    void no_secret_is_in_a_log_a_report_or_a_saved_state() throws IOException {
        Map<String, String> cloud = Files.readAllLines(directory.resolve(".eks-delivery/cloud/env")).stream()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        String key = cloud.get("AWS_SECRET_ACCESS_KEY");

        List<String> leaks = new ArrayList<>();
        for (String folder : List.of("runs", "demo", "workspace")) {
            Path root = directory.resolve(".eks-delivery").resolve(folder);
            if (Files.isDirectory(root)) {
                try (Stream<Path> files = Files.walk(root)) {
                    files.filter(Files::isRegularFile)
                            .filter(file -> holds(file, key))
                            .forEach(file -> leaks.add(file.toString()));
                }
            }
        }

        assertThat(key).hasSizeGreaterThan(8);
        assertThat(consoles).isNotEmpty().doesNotContain(key);
        assertThat(leaks).isEmpty();
    }

    @Test
    @Order(5)
    void down_stops_everything_by_its_process_id() throws Exception {
        CommandLineProcess down = CommandLineProcess.run(directory, "demo", "down");

        assertThat(down.status()).as(down.tail()).isZero();
        assertThat(down.output()).contains("Stopped").contains("aws").contains("registry");
        List<String> left = ProcessHandle.allProcesses()
                .filter(ProcessHandle::isAlive)
                .map(process -> process.info().commandLine().orElse(""))
                .filter(command ->
                        command.contains(directory.resolve(".eks-delivery").toString()))
                .toList();
        assertThat(left).isEmpty();
        assertThatCode(() -> CommandLineProcess.run(directory, "demo", "down")).doesNotThrowAnyException();
    }

    private CommandLineProcess demo(String... arguments) throws IOException, InterruptedException {
        CommandLineProcess demo = CommandLineProcess.run(directory, arguments);
        consoles += demo.output() + demo.error();
        return demo;
    }

    private static boolean holds(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
