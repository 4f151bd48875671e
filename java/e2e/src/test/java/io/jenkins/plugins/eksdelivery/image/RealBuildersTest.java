package io.jenkins.plugins.eksdelivery.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.eksdelivery.lab.RealTools;
import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import io.jenkins.plugins.eksdelivery.log.Mask;
import io.jenkins.plugins.eksdelivery.log.Secret;
import io.jenkins.plugins.eksdelivery.operation.DeliveryContext;
import io.jenkins.plugins.eksdelivery.process.LocalCommandRunner;
import io.jenkins.plugins.eksdelivery.workspace.LocalWorkspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Builds with the builders that this machine has: BuildKit (buildctl, buildkitd, runc) and buildah. */
@Tag("real")
@Timeout(300)
class RealBuildersTest {

    /** A static program is the one base that needs no registry. */
    private static final Path BUSYBOX = Path.of("/bin/busybox");

    private static final String DOCKERFILE = """
            ARG GREETING=hello
            FROM scratch AS base
            COPY busybox /bin/busybox
            FROM base
            ARG GREETING
            RUN ["/bin/busybox", "sh", "-c", "/bin/busybox echo $GREETING > /greeting"]
            RUN --mount=type=secret,id=token ["/bin/busybox", "sh", "-c", \
            "test $(/bin/busybox wc -c < /run/secrets/token) = 13 && /bin/busybox cat /run/secrets/token"]
            ENTRYPOINT ["/bin/busybox", "httpd", "-f"]
            """;

    @TempDir
    private Path temporary;

    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final Mask mask = new Mask();

    @BeforeEach
    void aStaticProgramIsThere() {
        RealTools.need(Files.isExecutable(BUSYBOX), "busybox-static is not installed");
    }

    @ParameterizedTest
    @EnumSource(
            value = BuilderChoice.class,
            names = {"BUILDKIT", "BUILDAH"})
    void the_same_sources_give_the_same_digest_in_two_folders(BuilderChoice builder) throws Exception {
        needs(builder);
        Path first = sources("first", DOCKERFILE);
        Path second = sources("second", DOCKERFILE);

        BuildImageResult one = build(first, builder, Map.of("noCache", true));
        BuildImageResult two = build(second, builder, Map.of("noCache", true));

        assertThat(one.builder()).isEqualTo(builder.name().toLowerCase(Locale.ROOT));
        assertThat(two.digest()).isEqualTo(one.digest());
        assertThat(one.digests()).containsExactly(Map.entry("linux/amd64", one.digest()));
        assertThat(log).anyMatch(line -> line.contains("****")).noneMatch(line -> line.contains("canary"));
        assertThat(layoutText(first))
                .contains("org.opencontainers.image.created")
                .doesNotContain("canary");
    }

    @ParameterizedTest
    @EnumSource(
            value = BuilderChoice.class,
            names = {"BUILDKIT", "BUILDAH"})
    void an_unchanged_image_is_not_built_again_and_a_changed_argument_is(BuilderChoice builder) throws Exception {
        needs(builder);
        Path folder = sources("first", DOCKERFILE);
        BuildImageResult first = build(folder, builder, Map.of());

        BuildImageResult again = build(folder, builder, Map.of());
        BuildImageResult changed = build(folder, builder, Map.of("buildArgs", Map.of("GREETING", "hi")));

        assertThat(again.cached()).isTrue();
        assertThat(again.digest()).isEqualTo(first.digest());
        assertThat(changed.cached()).isFalse();
        assertThat(changed.digest()).isNotEqualTo(first.digest());
    }

    @ParameterizedTest
    @EnumSource(
            value = BuilderChoice.class,
            names = {"BUILDKIT", "BUILDAH"})
    void a_failing_instruction_is_named(BuilderChoice builder) throws Exception {
        needs(builder);
        Path folder = sources("first", DOCKERFILE + "RUN [\"/bin/busybox\", \"false\"]\n");

        assertThatThrownBy(() -> build(folder, builder, Map.of()))
                .hasMessageStartingWith("BI-RUN-01 build of orders by")
                .hasMessageContaining("/bin/busybox");
        assertThat(folder.resolve("target/orders.oci/index.json")).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource(
            value = BuilderChoice.class,
            names = {"BUILDKIT", "BUILDAH"})
    void a_base_image_that_can_not_be_reached_is_a_fault_of_the_network(BuilderChoice builder) throws Exception {
        needs(builder);
        Path folder = sources("first", "FROM 127.0.0.1:1/base/image:1\nCOPY busybox /b\n");

        assertThatThrownBy(() -> build(folder, builder, Map.of())).hasMessageStartingWith("BI-NET-01");
    }

    @ParameterizedTest
    @EnumSource(
            value = BuilderChoice.class,
            names = {"BUILDKIT", "BUILDAH"})
    void several_platforms_give_an_index(BuilderChoice builder) throws Exception {
        needs(builder);
        Path folder = sources("first", "FROM scratch\nCOPY busybox /busybox\n");
        Map<String, Object> platforms = Map.of("platforms", List.of("linux/amd64", "linux/arm64"));

        BuildImageResult first = build(folder, builder, platforms);
        BuildImageResult second = build(sources("second", "FROM scratch\nCOPY busybox /busybox\n"), builder, platforms);

        assertThat(first.digests())
                .containsOnlyKeys("linux/amd64", "linux/arm64")
                .doesNotContainValue(first.digest());
        assertThat(second.digest()).isEqualTo(first.digest());
    }

    @ParameterizedTest
    @EnumSource(
            value = BuilderChoice.class,
            names = {"BUILDKIT", "BUILDAH"})
    void an_interrupt_ends_the_builder_and_all_that_it_started(BuilderChoice builder) throws Exception {
        needs(builder);
        String seconds = "3" + (10_000 + ProcessHandle.current().pid() % 10_000);
        Path folder = sources("first", DOCKERFILE + "RUN [\"/bin/busybox\", \"sleep\", \"" + seconds + "\"]\n");
        Thread building = Thread.currentThread();
        Thread interrupter = new Thread(() -> {
            while (running("sleep " + seconds) == 0) {
                pause();
            }
            building.interrupt();
        });
        interrupter.start();

        assertThatThrownBy(() -> build(folder, builder, Map.of())).isInstanceOf(InterruptedException.class);

        interrupter.join();
        assertThat(running("sleep " + seconds)).isZero();
        assertThat(running(temporary.resolve("cache").toString()))
                .as("buildkitd")
                .isZero();
    }

    @Test
    void two_builds_at_once_each_start_their_own_buildkitd() throws Exception {
        needs(BuilderChoice.BUILDKIT);
        Path first = sources("first", DOCKERFILE);
        Path second = sources("second", DOCKERFILE);
        List<String> digests = Collections.synchronizedList(new ArrayList<>());

        List<Thread> builds = Stream.of(first, second)
                .map(folder -> new Thread(() -> {
                    try {
                        digests.add(
                                build(folder, BuilderChoice.BUILDKIT, Map.of()).digest());
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .toList();
        builds.forEach(Thread::start);
        for (Thread build : builds) {
            build.join();
        }

        assertThat(digests).hasSize(2);
        assertThat(digests.get(0)).isEqualTo(digests.get(1));
    }

    private BuildImageResult build(Path folder, BuilderChoice builder, Map<String, Object> given)
            throws InterruptedException {
        Map<String, Object> all = new HashMap<>(Map.of(
                "image",
                "orders",
                "tags",
                "1.0",
                "builder",
                builder,
                "sourceDateEpoch",
                "1700000000",
                "secrets",
                Map.of("token", "token")));
        all.putAll(given);
        DeliveryLog lines = DeliveryLog.masked(mask, log::add);
        Map<String, String> environment = RealTools.environment();
        environment.put(
                "EKS_DELIVERY_BUILDKIT_CACHE", temporary.resolve("cache").toString());
        DeliveryContext context = new DeliveryContext(
                new LocalCommandRunner(environment, folder),
                new LocalWorkspace(folder, folder, lines),
                lines,
                mask,
                (action, subject, evidence) -> {},
                Clock.systemUTC(),
                Map.of(),
                new NoAws());
        return new BuildImage(context, id -> Secret.of("canary-secret")).run(BuildImageRequest.of(all));
    }

    private Path sources(String name, String dockerfile) throws IOException {
        Path folder = Files.createDirectories(temporary.resolve(name));
        Files.copy(BUSYBOX, folder.resolve("busybox"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(folder.resolve("Dockerfile"), dockerfile);
        return folder;
    }

    private static String layoutText(Path folder) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder.resolve("target"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                text.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return text.toString();
    }

    private static long running(String words) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(words))
                .count();
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void needs(BuilderChoice builder) {
        if (builder == BuilderChoice.BUILDAH) {
            RealTools.need(RealTools.has("buildah"), "buildah is not installed");
            return;
        }
        RealTools.need(
                RealTools.has("buildctl") && RealTools.has("buildkitd") && RealTools.has("runc"),
                "buildctl, buildkitd and runc are not all on the PATH");
    }
}
