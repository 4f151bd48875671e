package io.jenkins.plugins.eksdelivery.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code eks-delivery} in a project of its own, with a Java and a Maven that only write down how they were called. */
class LauncherTest {

    private static final List<String> TOOLS = List.of(
            "bash",
            "cat",
            "cp",
            "cut",
            "dirname",
            "env",
            "find",
            "flock",
            "grep",
            "head",
            "mkdir",
            "mv",
            "readlink",
            "rm",
            "sed",
            "sha256sum",
            "sleep",
            "sort",
            "tail",
            "xargs");

    @TempDir
    private Path project;

    private Path bin;

    @BeforeEach
    void aProjectWithTools() throws IOException {
        bin = Files.createDirectories(project.resolve("bin"));
        for (String tool : TOOLS) {
            for (String folder : List.of("/usr/bin", "/bin", "/usr/local/bin")) {
                Path real = Path.of(folder, tool);
                if (Files.exists(real) && !Files.exists(bin.resolve(tool))) {
                    program(tool, "exec " + real + " \"$@\"");
                }
            }
        }
        Files.copy(Path.of(System.getProperty("project.root"), "eks-delivery"), project.resolve("eks-delivery"));
        write("pom.xml", "<project/>");
        write("java/runner/src/main/java/A.java", "class A {}");
    }

    @Test
    void without_java_it_names_the_package_to_install() throws Exception {
        CommandRun run = launch("--help");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("LAUNCH-JAVA-01 eks-delivery: there is no java on the PATH")
                .contains("apt-get install openjdk-17-jdk-headless");
    }

    @Test
    void an_old_java_is_refused() throws Exception {
        program("java", "echo 'openjdk version \"11.0.2\"' >&2");

        CommandRun run = launch("--help");

        assertThat(run.err()).startsWith("LAUNCH-JAVA-02").contains("is version 11, and 17 is needed");
    }

    @Test
    void a_runtime_without_a_compiler_is_refused_when_something_must_be_built() throws Exception {
        java();

        assertThat(launch("--help").err()).startsWith("LAUNCH-JAVA-03").contains("has no compiler beside it");
    }

    @Test
    void without_maven_it_names_the_package_to_install() throws Exception {
        java();
        program("javac", "true");

        assertThat(launch("--help").err()).startsWith("LAUNCH-MAVEN-01").contains("apt-get install maven");
    }

    @Test
    void an_old_maven_is_refused() throws Exception {
        java();
        program("javac", "true");
        program("mvn", "echo 'Apache Maven 3.6.3 (abc)'");

        assertThat(launch("--help").err()).startsWith("LAUNCH-MAVEN-02").contains("version 3.6, and 3.8 is needed");
    }

    @Test
    void a_build_that_fails_shows_why() throws Exception {
        java();
        program("javac", "true");
        maven("echo '[INFO] noise'; echo '[ERROR] A.java:[1,1] broken'; exit 1");

        CommandRun run = launch("--help");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .contains("[ERROR] A.java:[1,1] broken", "LAUNCH-BUILD-01")
                .doesNotContain("noise");
    }

    @Test
    void it_builds_once_and_again_only_when_a_source_changed() throws Exception {
        java();
        program("javac", "true");
        maven(
                "mkdir -p java/runner/target/lib; echo jar > java/runner/target/eks-delivery-runner-1.jar; echo built >> builds");

        CommandRun first = launch("run", "a file");
        CommandRun second = launch("run", "a file");
        String builds = Files.readString(project.resolve("builds"));
        write("java/runner/src/main/java/A.java", "class A { int b; }");
        launch("run", "a file");

        assertThat(first.status()).as(first.err()).isZero();
        assertThat(first.out())
                .contains("-jar " + project.toRealPath() + "/.eks-delivery/app/")
                .endsWith("run a file\n");
        assertThat(second.err()).isEmpty();
        assertThat(builds).isEqualTo("built\n");
        assertThat(Files.readString(project.resolve("builds"))).isEqualTo("built\nbuilt\n");
    }

    private void java() throws IOException {
        program("java", "case \"$1\" in -version) echo 'openjdk version \"17.0.1\"' >&2;; *) echo \"$@\";; esac");
    }

    private void maven(String build) throws IOException {
        program("mvn", "if [ \"$1\" = -v ]; then echo 'Apache Maven 3.9.1 (abc)'; exit; fi\n" + build);
    }

    private void program(String name, String body) throws IOException {
        Path file = write("bin/" + name, "#!/bin/sh\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Path write(String name, String text) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private CommandRun launch(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                bin.resolve("bash").toString(), project.resolve("eks-delivery").toString()));
        command.addAll(List.of(arguments));
        Path out = project.resolve("out");
        Path err = project.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", bin.toString());
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new CommandRun(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
