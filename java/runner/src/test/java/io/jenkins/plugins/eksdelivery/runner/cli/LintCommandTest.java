package io.jenkins.plugins.eksdelivery.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintCommandTest {

    @TempDir
    private Path folder;

    @Test
    void a_sound_pipeline_passes() throws IOException {
        Path script = write("Jenkinsfile", "pipeline { agent any; stages { stage('S') { steps { echo 'x' } } } }");

        CommandRun run = CommandRun.of("lint", script.toString());

        assertThat(run).isEqualTo(new CommandRun(0, script + ": no errors\n", ""));
    }

    @Test
    void a_syntax_error_is_told_with_file_line_and_column() throws IOException {
        Path script = write("Jenkinsfile", "echo 'a'\nif (true { echo 'x' }\n");

        CommandRun run = CommandRun.of("lint", script.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("RUN-COMPILE-01 compiling " + script + ": " + script + ":3:1: expecting ')', found ''");
    }

    @Test
    void each_fault_of_a_declarative_pipeline_is_told() throws IOException {
        Path script = write("Jenkinsfile", "pipeline {\n  stages {\n    stage('S') { stepz { echo 'x' } }\n  }\n}\n");

        CommandRun run = CommandRun.of("lint", script.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .contains("3 errors")
                .contains(script + ":1:1: Missing required section \"agent\"")
                .contains(script + ":3:18: Unknown stage section \"stepz\".");
    }

    @Test
    void classes_of_a_library_are_found() throws IOException {
        write("library/src/org/acme/Greeter.groovy", "package org.acme\nclass Greeter implements Serializable { }\n");
        Path script = write("Jenkinsfile", "import org.acme.Greeter\necho \"${new Greeter()}\"\n");

        CommandRun without = CommandRun.of("lint", script.toString());
        CommandRun with = CommandRun.of(
                "lint",
                script.toString(),
                "--library",
                folder.resolve("library").toString());

        assertThat(without.err()).contains(script + ":1:1: unable to resolve class org.acme.Greeter");
        assertThat(with.status()).isZero();
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
