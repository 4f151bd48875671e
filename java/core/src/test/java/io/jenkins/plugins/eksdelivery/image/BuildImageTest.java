package io.jenkins.plugins.eksdelivery.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import io.jenkins.plugins.eksdelivery.log.Mask;
import io.jenkins.plugins.eksdelivery.log.Secret;
import io.jenkins.plugins.eksdelivery.operation.DeliveryContext;
import io.jenkins.plugins.eksdelivery.process.Command;
import io.jenkins.plugins.eksdelivery.process.OutputListener;
import io.jenkins.plugins.eksdelivery.registry.Digest;
import io.jenkins.plugins.eksdelivery.registry.LayoutWriter;
import io.jenkins.plugins.eksdelivery.workspace.LocalWorkspace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildImageTest {

    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    private Path temporary;

    private Path workspace;
    private final List<String> log = new ArrayList<>();
    private final List<String> failure = new ArrayList<>();
    private final Mask mask = new Mask();
    private String tools = "buildah=/usr/bin/buildah\nuid=0\n";
    private String git = COMMIT + " 1700000000";
    private int exitCode;
    private long seed;
    private final RecordingRunner runner = new RecordingRunner(this::answer);

    @BeforeEach
    void sources() throws IOException {
        workspace = Files.createDirectories(temporary.resolve("workspace"));
        Files.writeString(workspace.resolve("Dockerfile"), "FROM scratch\nCOPY app /app\n");
        Files.writeString(workspace.resolve("app"), "1");
    }

    @Test
    void an_image_is_built_and_read_from_its_layout() throws Exception {
        BuildImageResult result = build(Map.of());

        assertThat(result.tags()).containsExactly("0123456789ab");
        assertThat(result.layout()).isEqualTo("target/orders.oci");
        assertThat(result.builder()).isEqualTo("buildah");
        assertThat(result.cached()).isFalse();
        assertThat(result.digests()).containsExactly(Map.entry("linux/amd64", result.digest()));
        assertThat(result.sizeBytes()).isGreaterThan(2_000);
        assertThat(Digest.of(result.digest())).isNotNull();
        assertThat(log)
                .contains(
                        "Building orders by buildah, isolated by chroot: no BuildKit can run here without privileges");
    }

    @Test
    void the_commit_gives_revision_source_and_time() throws Exception {
        build(Map.of());

        assertThat(builds().get(0).arguments())
                .containsSequence("--timestamp", "1700000000")
                .contains("org.opencontainers.image.revision=" + COMMIT)
                .contains("org.opencontainers.image.created=2023-11-14T22:13:20Z")
                .contains("org.opencontainers.image.source=https://example.org/orders.git");
    }

    @Test
    void without_a_commit_tags_must_be_given() throws Exception {
        git = "";

        assertThatThrownBy(() -> build(Map.of())).hasMessageStartingWith("BI-TAG-01");
        assertThat(build(Map.of("tags", "1.0")).tags()).containsExactly("1.0");
    }

    @Test
    void the_same_inputs_are_built_once_even_for_another_commit() throws Exception {
        BuildImageResult first = build(Map.of());
        git = "f".repeat(40) + " 1800000000";

        BuildImageResult second = build(Map.of());

        assertThat(second.cached()).isTrue();
        assertThat(second.digest()).isEqualTo(first.digest());
        assertThat(second.tags()).containsExactly("ffffffffffff");
        assertThat(builds()).hasSize(1);
    }

    @Test
    void changed_files_arguments_and_damaged_layouts_are_built_again() throws Exception {
        build(Map.of());
        Files.writeString(workspace.resolve("app"), "2");
        assertThat(build(Map.of()).cached()).isFalse();
        assertThat(build(Map.of("buildArgs", Map.of("A", "1"))).cached()).isFalse();
        assertThat(build(Map.of("buildArgs", Map.of("A", "1"))).cached()).isTrue();
        Files.delete(workspace.resolve("target/orders.oci/index.json"));
        assertThat(build(Map.of("buildArgs", Map.of("A", "1"))).cached()).isFalse();
    }

    @Test
    void a_folder_that_is_no_layout_is_never_removed() throws Exception {
        Path file = Files.createDirectories(workspace.resolve("src")).resolve("Main.java");
        Files.writeString(file, "class Main {}");

        assertThatThrownBy(() -> build(Map.of("output", "src")))
                .hasMessageStartingWith("BI-OUT-01 buildImage: output 'src': the folder holds Main.java");
        assertThatThrownBy(() -> build(Map.of("output", "app"))).hasMessageStartingWith("BI-OUT-01");
        assertThat(file).exists();
    }

    @Test
    void ignored_files_do_not_count() throws Exception {
        Files.writeString(workspace.resolve(".dockerignore"), "*.md\n");
        build(Map.of());
        Files.writeString(workspace.resolve("README.md"), "new");

        assertThat(build(Map.of()).cached()).isTrue();
        assertThat(build(Map.of("skipIfUnchanged", false)).cached()).isFalse();
    }

    @Test
    void a_missing_dockerfile_names_the_nearest() throws Exception {
        Files.move(
                workspace.resolve("Dockerfile"),
                Files.createDirectories(workspace.resolve("svc")).resolve("Dockerfile"));

        assertThatThrownBy(() -> build(Map.of()))
                .hasMessageStartingWith("BI-FILE-01 buildImage: dockerfile 'Dockerfile'")
                .hasMessageContaining("the nearest is svc/Dockerfile")
                .hasMessageContaining("Set dockerfile: 'svc/Dockerfile'");
        Files.delete(workspace.resolve("svc/Dockerfile"));
        assertThatThrownBy(() -> build(Map.of())).hasMessageContaining("the folder has none");
    }

    @Test
    void paths_that_are_missing_or_lead_out_of_the_workspace_are_refused() {
        assertThatThrownBy(() -> build(Map.of("context", "nowhere"))).hasMessageStartingWith("BI-FILE-02");
        assertThatThrownBy(() -> build(Map.of("context", "../other"))).hasMessageStartingWith("PATH-01");
        assertThatThrownBy(() -> build(Map.of("output", "../out.oci"))).hasMessageStartingWith("PATH-01");
    }

    @Test
    void an_agent_without_a_builder_is_told_what_to_install() {
        tools = "uid=1000\n";

        assertThatThrownBy(() -> build(Map.of()))
                .hasMessageStartingWith("BI-TOOL-01")
                .hasMessageContaining("apt-get install buildah");
    }

    @Test
    void a_secret_is_in_the_environment_only_and_is_masked() throws Exception {
        build(Map.of("secrets", Map.of("npm", "npm-credentials")));

        Command command = builds().get(0);
        assertThat(command.arguments())
                .containsSequence("--secret", "id=npm,src=EKS_DELIVERY_BUILD_SECRET_0,type=env")
                .noneMatch(argument -> argument.contains("canary"));
        assertThat(command.environment()).containsEntry("EKS_DELIVERY_BUILD_SECRET_0", "canary-of-npm-credentials");
        assertThat(mask.apply("canary-of-npm-credentials")).isEqualTo("****");
        assertThat(Files.walk(temporary).filter(Files::isRegularFile)).noneMatch(this::holdsCanary);
    }

    @Test
    void a_secret_that_is_not_there_stops_before_anything_is_run() {
        BuildImageRequest request =
                BuildImageRequest.of(Map.of("image", "orders", "secrets", Map.of("npm", "npm-credentials")));

        assertThatThrownBy(() -> new BuildImage(context()).run(request))
                .hasMessageStartingWith("BI-SECRET-01 buildImage: credentials 'npm-credentials'");
        assertThat(builds()).isEmpty();
    }

    @Test
    void what_the_agent_gets_and_what_a_build_keeps_can_be_stored() throws Exception {
        BuildImageRequest request = BuildImageRequest.of(Map.of("image", "orders", "buildArgs", Map.of("A", "1")));
        ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream());

        out.writeObject(request);
        out.writeObject(build(Map.of()));
        out.writeObject(new ContextLookup("/w", request));
        out.writeObject(new ContextLookup(workspace.toString(), request).run(workspace, log::add));
        out.writeObject(new BaseDigests(List.of("alpine"), Map.of()));
        out.writeObject(new PrivateFolder.Make("/t", Map.of("a", "b")));
        out.writeObject(new LayoutFacts.Read(workspace.toString(), "target/orders.oci").run(workspace, log::add));

        assertThat(new PrivateFolder.Make("/t", Map.of("config.json", "canary")))
                .hasToString("Make[parent=/t, files=[config.json]]");
    }

    @Test
    void a_registry_on_this_machine_is_reached_through_a_private_folder_that_is_removed() throws Exception {
        Files.writeString(workspace.resolve("Dockerfile"), "FROM 127.0.0.1:1/base:1\n");
        List<String> seen = new ArrayList<>();
        onBuild = command -> {
            Path folder =
                    Path.of(command.environment().get("REGISTRY_AUTH_FILE")).getParent();
            seen.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
            seen.add(Files.readString(folder.resolve("registries.conf")));
            assertThat(folder).startsWith(temporary.resolve("workspace@tmp"));
        };

        build(Map.of());

        assertThat(seen.get(0)).isEqualTo("rwx------");
        assertThat(seen.get(1)).contains("location = \"127.0.0.1:1\"\ninsecure = true");
        assertThat(temporary.resolve("workspace@tmp")).isEmptyDirectory();
    }

    @Test
    void a_failed_build_says_which_line_and_leaves_no_layout() throws Exception {
        build(Map.of());
        Files.writeString(workspace.resolve("app"), "2");
        exitCode = 1;
        failure.add("Error: building at STEP \"RUN make\": while running runtime: exit status 2");

        assertThatThrownBy(() -> build(Map.of()))
                .hasMessageStartingWith("BI-RUN-01 build of orders by buildah: instruction RUN make, exit status 1");
        assertThat(workspace.resolve("target/orders.oci")).doesNotExist();
    }

    @Test
    void a_dry_run_says_what_would_be_run() throws Exception {
        BuildImageResult result = build(Map.of("dryRun", true));

        assertThat(result.digest()).isEmpty();
        assertThat(builds()).isEmpty();
        assertThat(log).anyMatch(line -> line.startsWith("Would run buildah build --isolation chroot"));
    }

    private interface BuildAction {
        void accept(Command command) throws IOException;
    }

    private BuildAction onBuild = command -> {};

    private BuildImageResult build(Map<String, Object> given) throws InterruptedException {
        Map<String, Object> all = new HashMap<>(Map.of("image", "orders"));
        all.putAll(given);
        return new BuildImage(context(), id -> Secret.of("canary-of-" + id)).run(BuildImageRequest.of(all));
    }

    private List<Command> builds() {
        return runner.commands.stream()
                .filter(command -> command.arguments().size() > 1
                        && command.program().equals("buildah")
                        && command.arguments().get(1).equals("build"))
                .toList();
    }

    private int answer(Command command, OutputListener output) {
        List<String> arguments = command.arguments();
        if (command.program().equals("git")) {
            String told = arguments.contains("log") ? git : "https://user:password@example.org/orders.git";
            output.line(OutputListener.Source.OUTPUT, told);
            return told.isEmpty() ? 128 : 0;
        }
        if (arguments.contains("find-builders.sh")) {
            tools.lines().forEach(line -> output.line(OutputListener.Source.OUTPUT, line));
            return 0;
        }
        try {
            failure.forEach(line -> output.line(OutputListener.Source.ERROR, line));
            if (arguments.get(1).equals("build")) {
                onBuild.accept(command);
                return exitCode;
            }
            String target = arguments.get(arguments.size() - 1);
            LayoutWriter.image(Path.of(target.substring("oci:".length())), ++seed, 2_000);
            return 0;
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    private boolean holdsCanary(Path file) {
        try {
            return Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1)
                    .contains("canary");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private DeliveryContext context() {
        DeliveryLog lines = DeliveryLog.masked(mask, log::add);
        return new DeliveryContext(
                runner,
                new LocalWorkspace(workspace, workspace, lines),
                lines,
                mask,
                (action, subject, evidence) -> {},
                Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC),
                Map.of(),
                new NoAws());
    }
}
