package io.jenkins.plugins.eksdelivery.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.eksdelivery.image.BuildImage;
import io.jenkins.plugins.eksdelivery.image.BuildImageRequest;
import io.jenkins.plugins.eksdelivery.image.BuildImageResult;
import io.jenkins.plugins.eksdelivery.image.BuilderChoice;
import io.jenkins.plugins.eksdelivery.lab.RealTools;
import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import io.jenkins.plugins.eksdelivery.log.Mask;
import io.jenkins.plugins.eksdelivery.operation.AwsAccess;
import io.jenkins.plugins.eksdelivery.operation.DeliveryContext;
import io.jenkins.plugins.eksdelivery.process.Command;
import io.jenkins.plugins.eksdelivery.process.LocalCommandRunner;
import io.jenkins.plugins.eksdelivery.workspace.LocalWorkspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesRequest;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesResponse;
import software.amazon.awssdk.services.ecr.model.GetAuthorizationTokenRequest;
import software.amazon.awssdk.services.ecr.model.GetAuthorizationTokenResponse;

/** Pushes to Debian's docker-registry, which asks for a login, and builds on what was pushed. */
@Tag("real")
@Timeout(300)
class RealRegistryTest {

    private static final Pattern LISTENING = Pattern.compile("listening on 127\\.0\\.0\\.1:(\\d+)");

    /** User AWS, password "tok", by bcrypt. */
    private static final String HTPASSWD = "AWS:$2y$05$/JA2ScTCwXa2mvh/SePmJ.kWCWiCBbvTmOB1.YryxMpid375Kgsbi\n";

    @TempDir
    private Path folder;

    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final Mask mask = new Mask();
    private Thread server;
    private RegistryEndpoint endpoint;

    @BeforeEach
    void start() throws Exception {
        RealTools.need(RealTools.has("docker-registry"), "docker-registry is not installed");
        Files.writeString(folder.resolve("htpasswd"), HTPASSWD);
        Files.writeString(folder.resolve("registry.yml"), """
                version: 0.1
                storage: {filesystem: {rootdirectory: %1$s/data}}
                http: {addr: "127.0.0.1:0", secret: test}
                auth: {htpasswd: {realm: ecr, path: %1$s/htpasswd}}
                """.formatted(folder));
        CompletableFuture<Integer> port = new CompletableFuture<>();
        server = new Thread(() -> serve(port), "docker-registry");
        server.start();
        endpoint = RegistryEndpoint.of("http://127.0.0.1:" + port.get(30, TimeUnit.SECONDS));
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (server != null) {
            server.interrupt();
            server.join();
        }
    }

    @Test
    void layers_in_parts_arrive_whole_and_an_unchanged_image_sends_nothing() throws Exception {
        Path layout = folder.resolve("image.oci");
        Digest digest = LayoutWriter.image(layout, 7, 3_000_000, 40_000, 1_000_000);

        TransferResult first = push(layout, "1.0");
        TransferResult again = push(layout, "1.0");

        assertThat(first.digest()).isEqualTo(digest.toString());
        assertThat(first.sentBytes()).isBetween(4_040_000L, 4_050_000L);
        assertThat(again.alreadyPresent()).isTrue();
        try (RegistrySession session = session("tok")) {
            for (Descriptor blob : OciLayout.open(layout).root().blobs()) {
                byte[] read = session.call(
                        new BlobRead(RepositoryName.of("shop/orders"), blob.digest(), 0, Math.toIntExact(blob.size())));
                assertThat(Digest.ofBytes(read)).isEqualTo(blob.digest());
            }
        }
    }

    @Test
    void a_wrong_password_is_refused() throws Exception {
        try (RegistrySession session = session("wrong")) {
            assertThatThrownBy(() -> session.call(new ManifestHead(RepositoryName.of("shop/orders"), "1.0")))
                    .hasMessageStartingWith("PE-AUTH-01");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = BuilderChoice.class,
            names = {"BUILDKIT", "BUILDAH"})
    void an_image_is_built_on_a_pushed_one_with_the_login_of_ecr_and_a_cache(BuilderChoice builder) throws Exception {
        RealTools.need(Files.isExecutable(Path.of("/bin/busybox")), "busybox-static is not installed");
        RealTools.need(
                builder == BuilderChoice.BUILDAH
                        ? RealTools.has("buildah")
                        : RealTools.has("buildctl") && RealTools.has("buildkitd") && RealTools.has("runc"),
                builder + " is not installed");
        Path base = sources("base", "FROM scratch\nCOPY busybox /bin/busybox\n");
        BuildImageResult built = build(base, builder, Map.of("image", "shop/base"));
        push(base.resolve(built.layout()), "1.0");
        String registry = endpoint.host();
        Path service = sources(
                "service", "FROM " + registry + "/shop/orders:1.0\nRUN [\"/bin/busybox\", \"touch\", \"/made\"]\n");
        Map<String, Object> cache =
                Map.of("cacheFrom", registry + "/shop/cache:c", "cacheTo", registry + "/shop/cache:c");

        BuildImageResult first = build(service, builder, cache);
        BuildImageResult second = build(service, builder, cache);

        assertThat(first.digests()).containsOnlyKeys("linux/amd64");
        assertThat(second.cached())
                .as("the base's digest was looked up and is the same")
                .isTrue();
        assertThat(layers(service.resolve(first.layout())))
                .containsAll(layers(base.resolve(built.layout())))
                .hasSize(2);
        assertThat(log).noneMatch(line -> line.contains("tok\""));
        assertThat(folder.resolve("service@tmp")).isEmptyDirectory();
    }

    private List<Digest> layers(Path layout) throws IOException {
        List<Descriptor> blobs = OciLayout.open(layout).root().blobs();
        return blobs.subList(1, blobs.size()).stream().map(Descriptor::digest).toList();
    }

    private TransferResult push(Path layout, String tag) throws IOException, InterruptedException {
        try (RegistrySession session = session("tok")) {
            TransferOptions options = new TransferOptions(
                    RepositoryName.of("shop/orders"), List.of(tag), TagPolicy.IMMUTABLE_SAFE, null, 4, 700_000);
            return new ImageTransfer(OciLayout.open(layout), session, options, UploadJournal.none(), log::add).run();
        }
    }

    private RegistrySession session(String password) {
        return RegistrySession.open(endpoint, new RegistryLogin("AWS", password), RetryPolicy.of(2));
    }

    private BuildImageResult build(Path workspace, BuilderChoice builder, Map<String, Object> given)
            throws InterruptedException {
        Map<String, Object> all = new HashMap<>(
                Map.of("image", "shop/service", "tags", "1.0", "builder", builder, "sourceDateEpoch", "1700000000"));
        all.putAll(given);
        DeliveryLog lines = DeliveryLog.masked(mask, log::add);
        Map<String, String> environment = RealTools.environment();
        environment.put("EKS_DELIVERY_BUILDKIT_CACHE", folder.resolve("cache").toString());
        DeliveryContext context = new DeliveryContext(
                new LocalCommandRunner(environment, workspace),
                new LocalWorkspace(workspace, workspace, lines),
                lines,
                mask,
                (action, subject, evidence) -> {},
                Clock.systemUTC(),
                Map.of(),
                ecr());
        return new BuildImage(context).run(BuildImageRequest.of(all));
    }

    private AwsAccess ecr() {
        EcrClient client = new EcrClient() {
            @Override
            public GetAuthorizationTokenResponse getAuthorizationToken(GetAuthorizationTokenRequest request) {
                String token = Base64.getEncoder().encodeToString("AWS:tok".getBytes(StandardCharsets.UTF_8));
                return GetAuthorizationTokenResponse.builder()
                        .authorizationData(data -> data.authorizationToken(token)
                                .proxyEndpoint(endpoint.base().toString()))
                        .build();
            }

            @Override
            public DescribeRepositoriesResponse describeRepositories(DescribeRepositoriesRequest request) {
                throw new UnsupportedOperationException();
            }

            @Override
            public String serviceName() {
                return "ecr";
            }

            @Override
            public void close() {
                // holds nothing
            }
        };
        return FakeEcr.access("us-east-1", Map.of("us-east-1", client));
    }

    private Path sources(String name, String dockerfile) throws IOException {
        Path sources = Files.createDirectories(folder.resolve(name));
        Files.copy(Path.of("/bin/busybox"), sources.resolve("busybox"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(sources.resolve("Dockerfile"), dockerfile);
        return sources;
    }

    private void serve(CompletableFuture<Integer> port) {
        try {
            new LocalCommandRunner(RealTools.environment(), folder)
                    .run(Command.of("docker-registry", "serve", "registry.yml"), (source, line) -> {
                        Matcher listening = LISTENING.matcher(line);
                        if (listening.find()) {
                            port.complete(Integer.valueOf(listening.group(1)));
                        }
                    });
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
