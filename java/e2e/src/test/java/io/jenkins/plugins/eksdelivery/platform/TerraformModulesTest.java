package io.jenkins.plugins.eksdelivery.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.eksdelivery.localcloud.tool.Terraform;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Terraform's own judgement of its folders: format, validity, and each module's tests with a mocked provider. */
@Tag("real")
class TerraformModulesTest {

    private static final Path ROOT = Path.of(System.getProperty("project.root"));
    private static final List<String> TREES = List.of("terraform", "examples/orders/terraform");
    private static final Pattern PASSED = Pattern.compile("Success! [1-9][0-9]* passed, 0 failed\\.");

    @TempDir
    private static Path folder;

    @BeforeAll
    static void copy_what_terraform_writes_into() throws IOException {
        boolean installed = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(entry -> Files.isExecutable(Path.of(entry, "terraform")));
        boolean mandatory = "true".equals(System.getenv("CI"));
        assumeTrue(installed || mandatory, "terraform is not on the PATH");
        assertThat(installed).as("terraform on the PATH, since CI=true").isTrue();
        for (String tree : TREES) {
            copy(ROOT.resolve(tree), folder.resolve(tree));
        }
        Terraform.usual(Path.of(System.getProperty("user.home"))).writeConfiguration(folder.resolve("terraform.rc"));
    }

    @Test
    void every_file_is_formatted() throws Exception {
        for (String tree : TREES) {
            Run run = terraform(folder.resolve(tree), "fmt", "-check", "-diff", "-recursive", "-no-color");

            assertThat(run.status()).as(run.output()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("tested")
    void its_tests_pass(Path module) throws Exception {
        init(module);

        Run run = terraform(module, "test", "-no-color");

        assertThat(run.output()).containsPattern(PASSED);
        assertThat(run.status()).isZero();
    }

    /** Ephemeral resources can't be mocked, so the stacks have no tests of this kind: they are applied on the local cloud. */
    @ParameterizedTest
    @MethodSource("stacks")
    void a_stack_is_valid(Path stack) throws Exception {
        init(stack);

        Run run = terraform(stack, "validate", "-no-color");

        assertThat(run.status()).as(run.output()).isZero();
    }

    static List<Path> tested() throws IOException {
        return folders()
                .filter(path -> Files.isDirectory(path.resolve("tests")))
                .toList();
    }

    static List<Path> stacks() throws IOException {
        return folders().filter(path -> path.getParent().endsWith("platform")).toList();
    }

    private static Stream<Path> folders() throws IOException {
        List<Path> found = new ArrayList<>();
        for (String tree : TREES) {
            try (Stream<Path> files = Files.walk(folder.resolve(tree))) {
                files.filter(file -> file.endsWith("versions.tf"))
                        .map(Path::getParent)
                        .sorted()
                        .forEach(found::add);
            }
        }
        return found.stream();
    }

    private static void init(Path directory) throws Exception {
        Run run = terraform(directory, "init", "-backend=false", "-input=false", "-no-color");

        assertThat(run.status()).as(run.output()).isZero();
    }

    private static Run terraform(Path directory, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("terraform"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment()
                .put("TF_CLI_CONFIG_FILE", folder.resolve("terraform.rc").toString());
        // Not in the temporary folder: it holds links to the provider, and JUnit warns of links that lead out.
        builder.environment()
                .put(
                        "TF_DATA_DIR",
                        Path.of("target/terraform", folder.relativize(directory).toString())
                                .toAbsolutePath()
                                .toString());
        // A provider that is mocked needs no account; one that is not must not find a real one.
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("TF_VAR_"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                if (directory.endsWith(".terraform")) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                try {
                    Files.createDirectories(to.resolve(from.relativize(directory)));
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!file.endsWith(".terraform.lock.hcl")) {
                    Files.copy(file, to.resolve(from.relativize(file)));
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /**
     * What terraform did.
     *
     * @param status exit status
     * @param output both streams
     */
    private record Run(int status, String output) {}
}
