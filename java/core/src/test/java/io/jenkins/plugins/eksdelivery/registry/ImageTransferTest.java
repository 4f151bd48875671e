package io.jenkins.plugins.eksdelivery.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.registry.http.HttpTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ImageTransferTest {

    private static final RepositoryName ORDERS = RepositoryName.of("shop/orders");
    private static final int CHUNK = 100_000;

    @TempDir
    private Path folder;

    private final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private FakeRegistry registry;

    @BeforeEach
    void start() throws IOException {
        registry = new FakeRegistry();
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void an_image_arrives_digest_for_digest() throws Exception {
        Digest digest = LayoutWriter.image(folder, 1, 5_000, 70_000, 250_000);

        TransferResult result = push(TagPolicy.IMMUTABLE_SAFE, "1.0", "latest");

        assertThat(result.digest()).isEqualTo(digest.toString());
        assertThat(result.alreadyPresent()).isFalse();
        assertThat(registry.tags)
                .containsEntry("shop/orders:1.0", digest.toString())
                .containsEntry("shop/orders:latest", digest.toString());
        assertThat(registry.manifests.get(digest.toString()))
                .isEqualTo(Files.readAllBytes(folder.resolve("blobs/sha256/" + digest.hex())));
        assertThat(registry.blobs).hasSize(4);
        assertThat(result.sentBytes()).isEqualTo(registry.uploadedBytes()).isGreaterThan(325_000);
    }

    @Test
    void an_unchanged_image_costs_one_request() throws Exception {
        LayoutWriter.image(folder, 1, 5_000);
        push(TagPolicy.IMMUTABLE_SAFE, "1.0");
        registry.requests.clear();

        TransferResult again = push(TagPolicy.IMMUTABLE_SAFE, "1.0");

        assertThat(again.alreadyPresent()).isTrue();
        assertThat(again.sentBytes()).isZero();
        assertThat(registry.lines()).containsExactly("HEAD /v2/shop/orders/manifests/1.0");
    }

    @Test
    void a_known_image_under_a_new_tag_sends_its_manifest_only() throws Exception {
        LayoutWriter.image(folder, 1, 5_000);
        push(TagPolicy.IMMUTABLE_SAFE, "1.0");
        registry.requests.clear();

        TransferResult result = push(TagPolicy.IMMUTABLE_SAFE, "1.1");

        assertThat(result.sentBytes()).isZero();
        assertThat(registry.seen("POST")).isEmpty();
        assertThat(registry.seen("PUT")).containsExactly("PUT /v2/shop/orders/manifests/1.1");
    }

    @Test
    void an_index_brings_its_images_first() throws Exception {
        Digest digest = LayoutWriter.index(folder, 3, "amd64", "arm64");

        TransferResult result = push(TagPolicy.IMMUTABLE_SAFE, "1.0");

        List<String> manifests = registry.seen("PUT").stream()
                .filter(line -> line.contains("/manifests/"))
                .toList();
        assertThat(manifests).hasSize(3).last().isEqualTo("PUT /v2/shop/orders/manifests/1.0");
        assertThat(result.images()).hasSize(2).doesNotContain(digest.toString());
        assertThat(registry.types.get(digest.toString())).isEqualTo(MediaType.INDEX);
    }

    @Test
    void blobs_of_another_repository_are_mounted() throws Exception {
        LayoutWriter.image(folder, 1, 5_000);
        push(TagPolicy.IMMUTABLE_SAFE, "1.0");
        registry.manifests.clear();
        registry.tags.clear();
        registry.requests.clear();
        // the registry has the blobs, but not in this repository
        registry.once(FakeRegistry.method("HEAD").and(blobLookUp()), FakeRegistry.answer(404, ""));
        registry.once(FakeRegistry.method("HEAD").and(blobLookUp()), FakeRegistry.answer(404, ""));

        TransferResult result = transfer(
                        OciLayout.open(folder),
                        options(TagPolicy.IMMUTABLE_SAFE, RepositoryName.of("shop/base"), "1.0"),
                        UploadJournal.none())
                .run();

        assertThat(result.sentBytes()).isZero();
        assertThat(registry.seen("POST"))
                .hasSize(2)
                .allMatch(line -> line.contains("mount=sha256:") && line.endsWith("from=shop/base"));
    }

    @Test
    void a_tag_with_another_digest_is_refused_with_both() throws Exception {
        Digest first = LayoutWriter.image(folder.resolve("a"), 1, 5_000);
        Digest second = LayoutWriter.image(folder.resolve("b"), 2, 5_000);
        push(folder.resolve("a"), TagPolicy.IMMUTABLE_SAFE, "1.0");

        assertThatThrownBy(() -> push(folder.resolve("b"), TagPolicy.IMMUTABLE_SAFE, "1.0"))
                .hasMessageStartingWith("PE-TAG-01 tag " + registry.endpoint().host() + "/shop/orders:1.0")
                .hasMessageContaining("names " + first)
                .hasMessageContaining("to push is " + second);
        assertThat(registry.tags).containsEntry("shop/orders:1.0", first.toString());
    }

    @Test
    void overwrite_moves_a_tag_and_fail_refuses_even_the_same_digest() throws Exception {
        LayoutWriter.image(folder.resolve("a"), 1, 5_000);
        Digest second = LayoutWriter.image(folder.resolve("b"), 2, 5_000);
        push(folder.resolve("a"), TagPolicy.IMMUTABLE_SAFE, "1.0");

        push(folder.resolve("b"), TagPolicy.OVERWRITE, "1.0");

        assertThat(registry.tags).containsEntry("shop/orders:1.0", second.toString());
        assertThatThrownBy(() -> push(folder.resolve("b"), TagPolicy.FAIL, "1.0"))
                .hasMessageStartingWith("PE-TAG-02");
    }

    @Test
    void a_tag_that_another_build_moves_meanwhile_is_noticed() throws Exception {
        LayoutWriter.image(folder.resolve("a"), 1, 5_000);
        Digest other = LayoutWriter.image(folder.resolve("b"), 2, 5_000);
        push(folder.resolve("b"), TagPolicy.IMMUTABLE_SAFE, "2.0");
        registry.once(
                request -> request.method().equals("GET") && request.path().endsWith("/manifests/1.0"),
                (exchange, request) -> {
                    registry.tags.put("shop/orders:1.0", other.toString());
                    return false;
                });

        assertThatThrownBy(() -> push(folder.resolve("a"), TagPolicy.IMMUTABLE_SAFE, "1.0"))
                .hasMessageStartingWith("PE-TAG-03")
                .hasMessageContaining("reads back as " + other);
    }

    @Test
    void a_cut_upload_goes_on_where_the_registry_stands() throws Exception {
        LayoutWriter.image(folder, 1, 5 * CHUNK);
        registry.once(part(3 * CHUNK), new FakeRegistry.CutAfter(CHUNK / 2));

        TransferResult result = push(TagPolicy.IMMUTABLE_SAFE, "1.0");

        assertThat(result.sentBytes()).isLessThanOrEqualTo(6 * CHUNK + configurationBytes());
        assertThat(ranges()).contains((3 * CHUNK + CHUNK / 2) + "-" + (4 * CHUNK + CHUNK / 2 - 1));
        assertThat(pauses).hasSize(1);
    }

    @Test
    void a_cut_upload_to_ecr_sends_one_part_again() throws Exception {
        registry.likeEcr();
        LayoutWriter.image(folder, 1, 5 * CHUNK);
        registry.once(part(3 * CHUNK), new FakeRegistry.CutAfter(CHUNK / 2));

        TransferResult result = push(TagPolicy.IMMUTABLE_SAFE, "1.0");

        assertThat(result.sentBytes()).isEqualTo(6 * CHUNK + configurationBytes());
        assertThat(ranges())
                .containsOnlyOnce("0-99999")
                .filteredOn("300000-399999"::equals)
                .hasSize(2);
    }

    @Test
    void a_part_that_ecr_stored_before_the_cut_is_not_sent_twice_more() throws Exception {
        registry.likeEcr();
        LayoutWriter.image(folder, 1, 5 * CHUNK);
        // the part is stored, its answer is lost
        registry.once(part(CHUNK), FakeRegistry.storeThenCut());

        TransferResult result = push(TagPolicy.IMMUTABLE_SAFE, "1.0");

        assertThat(result.sentBytes()).isEqualTo(6 * CHUNK + configurationBytes());
        assertThat(registry.blobs).hasSize(2);
    }

    @Test
    void an_upload_that_the_registry_forgot_is_begun_anew() throws Exception {
        LayoutWriter.image(folder, 1, 3 * CHUNK);
        registry.once(part(CHUNK), FakeRegistry.answer(404, "{\"errors\":[{\"code\":\"BLOB_UPLOAD_UNKNOWN\"}]}"));

        push(TagPolicy.IMMUTABLE_SAFE, "1.0");

        assertThat(registry.seen("POST")).hasSize(3);
        assertThat(registry.blobs).hasSize(2);
    }

    @Test
    void an_upload_that_the_registry_forgets_again_and_again_is_given_up() throws Exception {
        LayoutWriter.image(folder, 1, 3 * CHUNK);
        for (int i = 0; i < 5; i++) {
            registry.once(part(CHUNK), FakeRegistry.answer(404, "{}"));
        }

        assertThatThrownBy(() -> push(TagPolicy.IMMUTABLE_SAFE, "1.0"))
                .hasMessageStartingWith("PE-UPLOAD-01")
                .hasMessageContaining("lost the upload 5 times");
    }

    @Test
    void an_image_to_copy_that_is_not_there_is_named() throws Exception {
        Digest digest = new Digest("0".repeat(64));

        try (RegistrySession session = session(registry, null)) {
            assertThatThrownBy(() -> new RegistryImage(session, ORDERS, digest).root())
                    .hasMessageStartingWith(
                            "PE-SOURCE-01 reading of " + registry.endpoint().host() + "/shop/orders@" + digest);
        }
    }

    @Test
    void a_server_that_speaks_no_tls_is_no_fault_of_the_network() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Thread answering = new Thread(() -> {
                try (Socket socket = plain.accept()) {
                    socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes());
                } catch (IOException gone) {
                    // the test has ended
                }
            });
            answering.start();
            RegistryEndpoint secured = RegistryEndpoint.of("https://127.0.0.1:" + plain.getLocalPort());

            try (RegistrySession session = new RegistrySession(
                    secured, null, HttpTransport.standard(), RetryPolicy.of(3), pauses::add, new Random(1))) {
                assertThatThrownBy(() -> session.call(new ManifestHead(ORDERS, "1.0")))
                        .hasMessageStartingWith("PE-TLS-01");
            }
            answering.join();
        }
        assertThat(pauses).isEmpty();
    }

    @Test
    void an_address_that_is_none_is_refused() {
        assertThatThrownBy(() -> RegistryEndpoint.of("ftp://host")).hasMessageStartingWith("PE-REF-05");
        assertThatThrownBy(() -> RegistryEndpoint.of("host:5000")).hasMessageStartingWith("PE-REF-05");
    }

    @Test
    void a_later_push_goes_on_with_the_uploads_of_a_killed_one() throws Exception {
        registry.likeEcr();
        LayoutWriter.image(folder, 1, 5 * CHUNK);
        UploadJournal journal = new FileUploadJournal(folder, registry.endpoint(), ORDERS);
        registry.once(
                part(3 * CHUNK), FakeRegistry.answer(403, "{\"errors\":[{\"code\":\"DENIED\",\"message\":\"no\"}]}"));
        TransferOptions options = options(TagPolicy.IMMUTABLE_SAFE, null, "1.0");
        assertThatThrownBy(
                        () -> transfer(OciLayout.open(folder), options, journal).run())
                .hasMessageStartingWith("PE-DENY-01");

        TransferResult second =
                transfer(OciLayout.open(folder), options, journal).run();

        assertThat(second.sentBytes()).isLessThanOrEqualTo(2 * CHUNK + configurationBytes());
        assertThat(registry.blobs).hasSize(2);
    }

    @Test
    void throttling_waits_as_long_as_the_registry_asks() throws Exception {
        LayoutWriter.image(folder, 1, 5_000);
        registry.once(FakeRegistry.method("POST"), FakeRegistry.answer(429, "", "Retry-After", "7"));

        push(TagPolicy.IMMUTABLE_SAFE, "1.0");

        assertThat(pauses).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void errors_of_the_server_are_tried_again_with_growing_waits() throws Exception {
        LayoutWriter.image(folder, 1, 5_000);
        for (int i = 0; i < 3; i++) {
            registry.once(tagLookUp(), FakeRegistry.answer(503, ""));
        }

        push(TagPolicy.IMMUTABLE_SAFE, "1.0");

        assertThat(pauses).hasSize(3);
        assertThat(pauses.get(0)).isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
        assertThat(pauses.get(2)).isBetween(Duration.ofMillis(1000), Duration.ofMillis(2000));
    }

    @Test
    void a_cut_connection_is_tried_again_and_one_closed_while_idle_without_a_wait() throws Exception {
        LayoutWriter.image(folder, 1, 5_000);
        registry.once(tagLookUp(), FakeRegistry.cut());
        registry.once(FakeRegistry.method("HEAD").and(blobLookUp()), FakeRegistry.cut());

        push(TagPolicy.IMMUTABLE_SAFE, "1.0");

        assertThat(pauses).hasSizeLessThanOrEqualTo(2).isNotEmpty();
        assertThat(registry.blobs).hasSize(2);
    }

    @Test
    void a_registry_that_is_not_there_is_a_fault_of_the_network() throws Exception {
        LayoutWriter.image(folder, 1, 5_000);
        registry.close();

        assertThatThrownBy(() -> push(TagPolicy.IMMUTABLE_SAFE, "1.0"))
                .hasMessageStartingWith("PE-NET-01 look-up of shop/orders 1.0")
                .hasMessageContaining("Connection refused");
        assertThat(pauses).hasSize(3);
    }

    @Test
    void a_registry_that_stays_busy_ends_the_push_as_worth_a_retry() throws Exception {
        LayoutWriter.image(folder, 1, 5_000);
        for (int i = 0; i < 4; i++) {
            registry.once(tagLookUp(), FakeRegistry.answer(429, ""));
        }

        assertThatThrownBy(() -> push(TagPolicy.IMMUTABLE_SAFE, "1.0"))
                .hasMessageStartingWith("PE-BUSY-01")
                .matches(failure -> ((DeliveryException) failure).failure().retryable());
    }

    @Test
    void an_expired_token_is_told_from_a_denied_one() throws Exception {
        LayoutWriter.image(folder, 1, 5_000);
        String expired = "{\"errors\":[{\"code\":\"DENIED\",\"message\":\"Your authorization token has expired."
                + " Reauthenticate and try again.\"}]}";
        registry.once(tagLookUp(), FakeRegistry.answer(403, ""));
        registry.once(FakeRegistry.method("GET"), FakeRegistry.answer(403, expired));

        assertThatThrownBy(() -> push(TagPolicy.IMMUTABLE_SAFE, "1.0"))
                .hasMessageStartingWith("PE-AUTH-02")
                .hasMessageContaining("token has expired");
    }

    @Test
    void a_deny_says_which_policy_to_change() throws Exception {
        LayoutWriter.image(folder, 1, 5_000);
        registry.once(
                FakeRegistry.method("POST"),
                FakeRegistry.answer(
                        403,
                        "{\"errors\":[{\"code\":\"DENIED\",\"message\":\"User: arn:aws:sts::1:assumed-role/ci/x is not"
                                + " authorized to perform: ecr:InitiateLayerUpload because no resource-based policy allows it\"}]}"));

        assertThatThrownBy(() -> push(TagPolicy.IMMUTABLE_SAFE, "1.0"))
                .hasMessageStartingWith("PE-DENY-01")
                .hasMessageContaining("Add the role to the repository policy of shop/orders");
    }

    @Test
    void a_missing_repository_is_named() throws Exception {
        LayoutWriter.image(folder, 1, 5_000);
        registry.once(
                FakeRegistry.method("POST"),
                FakeRegistry.answer(404, "{\"errors\":[{\"code\":\"NAME_UNKNOWN\",\"message\":\"not found\"}]}"));

        assertThatThrownBy(() -> push(TagPolicy.IMMUTABLE_SAFE, "1.0"))
                .hasMessageStartingWith("PE-REPO-01")
                .hasMessageContaining("createRepository: true");
    }

    @Test
    void a_damaged_blob_is_refused_by_its_digest() throws Exception {
        LayoutWriter.image(folder, 1, 5_000);
        Path layer = largestBlob();
        byte[] bytes = Files.readAllBytes(layer);
        bytes[100] ^= 1;
        Files.write(layer, bytes);

        assertThatThrownBy(() -> push(TagPolicy.IMMUTABLE_SAFE, "1.0")).hasMessageStartingWith("PE-DIGEST-01");
        assertThat(registry.tags).isEmpty();
    }

    @Test
    void a_login_is_sent_at_once_and_a_wrong_one_is_refused() throws Exception {
        LayoutWriter.image(folder, 1, 5_000);
        RegistryLogin login = new RegistryLogin("AWS", "canary-token");
        registry.wanting(login.basic(), "Basic realm=\"ecr\"");

        try (RegistrySession session = session(registry, login)) {
            new ImageTransfer(
                            OciLayout.open(folder),
                            session,
                            options(TagPolicy.IMMUTABLE_SAFE, null, "1.0"),
                            UploadJournal.none(),
                            log::add)
                    .run();
        }

        assertThat(registry.requests)
                .allMatch(request -> request.authorization().isPresent());
        assertThat(log).noneMatch(line -> line.contains("canary"));
        assertThat(login).hasToString("AWS:****");
        assertThatThrownBy(() -> push(TagPolicy.IMMUTABLE_SAFE, "1.0"))
                .hasMessageStartingWith("PE-AUTH-01")
                .hasMessageContaining("ecr:GetAuthorizationToken");
    }

    @Test
    void a_registry_that_asks_for_a_bearer_token_gets_one() throws Exception {
        LayoutWriter.image(folder, 1, 5_000);
        HttpServer tokens = server(
                (exchange, query) -> query.contains("service=fake&scope=repository%3Ashop%2Forders%3Apull%2Cpush")
                        ? "{\"token\":\"t0k3n\"}"
                        : "{}");
        try {
            registry.wanting(
                    "Bearer t0k3n",
                    "Bearer realm=\"http://127.0.0.1:" + tokens.getAddress().getPort()
                            + "/token\",service=\"fake\",scope=\"repository:shop/orders:pull,push\"");

            TransferResult result = push(TagPolicy.IMMUTABLE_SAFE, "1.0");

            assertThat(registry.tags).containsEntry("shop/orders:1.0", result.digest());
        } finally {
            tokens.stop(0);
        }
    }

    @Test
    void a_copy_between_registries_follows_redirects_without_the_token() throws Exception {
        Digest digest = LayoutWriter.image(folder, 1, 3 * CHUNK);
        push(TagPolicy.IMMUTABLE_SAFE, "1.0");
        List<String> authorizations = Collections.synchronizedList(new ArrayList<>());
        HttpServer storage = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        storage.createContext("/", exchange -> {
            authorizations.addAll(
                    Optional.ofNullable(exchange.getRequestHeaders().get("Authorization"))
                            .orElse(List.of()));
            FakeRegistry.serve(
                    exchange,
                    registry.blobs.get(exchange.getRequestURI().getPath().substring(1)));
        });
        storage.start();
        RegistryLogin login = new RegistryLogin("AWS", "token");
        registry.wanting(login.basic(), "Basic")
                .redirectingBlobsTo("http://127.0.0.1:" + storage.getAddress().getPort() + "/");
        try (FakeRegistry standby = new FakeRegistry();
                RegistrySession from = session(registry, login);
                RegistrySession to = session(standby, null)) {

            TransferResult result = new ImageTransfer(
                            new RegistryImage(from, ORDERS, digest),
                            to,
                            options(TagPolicy.IMMUTABLE_SAFE, null, "1.0"),
                            UploadJournal.none(),
                            log::add)
                    .run();

            assertThat(result.digest()).isEqualTo(digest.toString());
            assertThat(standby.tags).isEqualTo(registry.tags);
            assertThat(standby.blobs.keySet()).isEqualTo(registry.blobs.keySet());
            assertThat(authorizations).isEmpty();
        } finally {
            storage.stop(0);
        }
    }

    @Test
    void a_blob_whose_look_up_is_redirected_to_storage_is_there() throws Exception {
        LayoutWriter.image(folder, 1, 5_000);
        for (int i = 0; i < 2; i++) {
            registry.once(
                    FakeRegistry.method("HEAD").and(blobLookUp()),
                    FakeRegistry.answer(307, "", "Location", "http://127.0.0.1:1/signed-for-get"));
        }

        assertThat(push(TagPolicy.IMMUTABLE_SAFE, "1.0").sentBytes()).isZero();
        assertThat(registry.seen("POST")).isEmpty();
    }

    @Test
    void a_part_of_a_blob_is_read_from_a_server_without_ranges_too() throws Exception {
        byte[] bytes = new byte[10_000_000];
        new Random(1).nextBytes(bytes);
        registry.blobs.put(Digest.ofBytes(bytes).toString(), bytes);
        registry.once(FakeRegistry.method("GET"), (exchange, request) -> {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            return true;
        });

        try (RegistrySession session = session(registry, null)) {
            BlobRead part = new BlobRead(ORDERS, Digest.ofBytes(bytes), 1_000, 50);

            assertThat(session.call(part)).isEqualTo(Arrays.copyOfRange(bytes, 1_000, 1_050));
            assertThat(session.call(part)).isEqualTo(Arrays.copyOfRange(bytes, 1_000, 1_050));
        }
        assertThat(pauses).isEmpty();
    }

    @Test
    void a_manifest_with_other_bytes_than_its_digest_is_refused() throws Exception {
        Digest digest = LayoutWriter.image(folder, 1, 1_000);
        push(TagPolicy.IMMUTABLE_SAFE, "1.0");
        byte[] changed = new String(registry.manifests.get(digest.toString()))
                .replace(":1000}", ":1001}")
                .getBytes();
        registry.manifests.put(digest.toString(), changed);

        try (RegistrySession session = session(registry, null)) {
            assertThatThrownBy(() -> new RegistryImage(session, ORDERS, digest).root())
                    .hasMessageStartingWith("PE-DIGEST-02")
                    .hasMessageContaining("served " + Digest.ofBytes(changed) + " for " + digest);
        }
    }

    @Test
    void an_interrupt_ends_a_push_at_once() throws Exception {
        LayoutWriter.image(folder, 1, 5_000);
        Thread pusher = Thread.currentThread();
        registry.once(FakeRegistry.method("PUT"), (exchange, request) -> {
            pusher.interrupt();
            sleep(30_000);
            return false;
        });
        long start = System.nanoTime();

        assertThatThrownBy(() -> push(TagPolicy.IMMUTABLE_SAFE, "1.0")).isInstanceOf(InterruptedException.class);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void any_image_arrives_whole_through_any_cuts() throws Exception {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            Path layout = folder.resolve("seed" + seed);
            int size = 1 + random.nextInt(6 * CHUNK);
            Digest digest = LayoutWriter.image(layout, seed, size, random.nextInt(CHUNK));
            try (FakeRegistry fresh = new FakeRegistry()) {
                if (random.nextBoolean()) {
                    fresh.likeEcr();
                }
                int cuts = random.nextInt(3);
                for (int i = 0; i < cuts; i++) {
                    fresh.once(
                            FakeRegistry.method(random.nextBoolean() ? "PATCH" : "PUT"),
                            new FakeRegistry.CutAfter(random.nextInt(CHUNK)));
                }
                registry = swap(fresh);

                TransferResult result = push(layout, TagPolicy.IMMUTABLE_SAFE, "1.0");

                assertThat(result.digest()).as("seed %d", seed).isEqualTo(digest.toString());
                assertThat(fresh.blobs).as("seed %d", seed).hasSize(3);
                assertThat(result.sentBytes())
                        .as("seed %d", seed)
                        .isLessThanOrEqualTo(OciLayout.open(layout).sizeBytes() + (long) cuts * CHUNK);
            }
        }
    }

    private FakeRegistry swap(FakeRegistry fresh) {
        registry.close();
        return fresh;
    }

    private TransferResult push(TagPolicy policy, String... tags) throws Exception {
        return push(folder, policy, tags);
    }

    private TransferResult push(Path layout, TagPolicy policy, String... tags) throws Exception {
        return transfer(OciLayout.open(layout), options(policy, null, tags), UploadJournal.none())
                .run();
    }

    private ImageTransfer transfer(ImageSource source, TransferOptions options, UploadJournal journal) {
        return new ImageTransfer(source, session(registry, null), options, journal, log::add);
    }

    private static TransferOptions options(TagPolicy policy, RepositoryName mountFrom, String... tags) {
        return new TransferOptions(ORDERS, List.of(tags), policy, mountFrom, 4, CHUNK);
    }

    private RegistrySession session(FakeRegistry of, RegistryLogin login) {
        return new RegistrySession(
                of.endpoint(), login, HttpTransport.standard(), RetryPolicy.of(3), pauses::add, new Random(1));
    }

    private static Predicate<FakeRegistry.Request> part(int offset) {
        return request ->
                request.range().filter(range -> range.startsWith(offset + "-")).isPresent();
    }

    private static Predicate<FakeRegistry.Request> tagLookUp() {
        return request -> request.method().equals("HEAD") && request.path().endsWith("/manifests/1.0");
    }

    private static Predicate<FakeRegistry.Request> blobLookUp() {
        return request -> request.path().contains("/blobs/sha256:");
    }

    private List<String> ranges() {
        return registry.requests.stream()
                .flatMap(request -> request.range().stream())
                .toList();
    }

    private long configurationBytes() throws IOException {
        return Files.size(folder.resolve("blobs/sha256/"
                + OciLayout.open(folder).root().blobs().get(0).digest().hex()));
    }

    private Path largestBlob() throws IOException {
        return folder.resolve("blobs/sha256/"
                + OciLayout.open(folder).root().blobs().get(1).digest().hex());
    }

    private interface TokenAnswer {
        String of(HttpExchange exchange, String query);
    }

    private static HttpServer server(TokenAnswer answer) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body =
                    answer.of(exchange, exchange.getRequestURI().getRawQuery()).getBytes();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
