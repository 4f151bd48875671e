package example.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrdersServerTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00.123456Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private Path role;
    private OrdersServer server;

    @BeforeEach
    void start() throws Exception {
        role = Files.writeString(folder.resolve("role"), "active\n");
        server = new OrdersServer(
                Settings.of(Map.of(
                        "PORT", "0",
                        "REGION", "us-east-1",
                        "ROLE_FILE", role.toString(),
                        "DATABASE_URL", "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DB_CLOSE_DELAY=-1")),
                CLOCK,
                "1a2b3c4");
    }

    @AfterEach
    void stop() throws Exception {
        server.stop(Duration.ofSeconds(5));
    }

    @Test
    void an_order_is_taken_listed_and_shown() throws Exception {
        HttpResponse<String> created = post("{\"item\": \"lamp\", \"quantity\": 2}");

        assertThat(created.statusCode()).isEqualTo(201);
        String location = created.headers().firstValue("Location").orElseThrow();
        Map<String, Object> expected = Map.of(
                "id",
                location.substring("/orders/".length()),
                "item",
                "lamp",
                "quantity",
                2,
                "createdAt",
                "2026-03-01T10:00:00.123456Z");
        assertThat(JSON.std.mapFrom(created.body())).isEqualTo(expected);
        assertThat(JSON.std.mapFrom(get(location).body())).isEqualTo(expected);
        assertThat(JSON.std.listFrom(get("/orders").body())).isEqualTo(List.of(expected));
    }

    @Test
    void a_list_has_at_most_as_many_as_asked_for() throws Exception {
        post("{\"item\": \"lamp\", \"quantity\": 1}");
        post("{\"item\": \"desk\", \"quantity\": 1}");

        assertThat(JSON.std.listFrom(get("/orders?limit=1").body())).hasSize(1);
        assertThat(get("/orders?limit=101").statusCode()).isEqualTo(400);
        assertThat(get("/orders?limit=x").statusCode()).isEqualTo(400);
    }

    @Test
    void what_is_no_order_is_refused_with_the_reason() throws Exception {
        assertRefused("{\"item\": \"lamp\"}", "quantity must be a whole number");
        assertRefused("{\"item\": \" \", \"quantity\": 1}", "item must have 1 to 200 characters");
        assertRefused("{\"item\": \"lamp\", \"quantity\": 0}", "quantity must be between 1 and 10000");
        assertRefused("{\"item\": \"lamp\", \"quantity\": 1, \"price\": 1}", "an order has item and quantity, not [price]");
        assertRefused("{\"item\": ", "the body is not a JSON object");
        assertRefused("[]", "the body is not a JSON object");
        assertThat(JSON.std.listFrom(get("/orders").body())).isEmpty();
    }

    @Test
    void a_body_that_is_too_long_is_refused() throws Exception {
        assertThat(post("\"" + "x".repeat(70_000) + "\"").statusCode()).isEqualTo(413);
    }

    @Test
    void a_passive_region_refuses_to_write_and_still_reads() throws Exception {
        String location =
                post("{\"item\": \"lamp\", \"quantity\": 2}").headers().firstValue("Location").orElseThrow();

        Files.writeString(role, "passive");

        HttpResponse<String> refused = post("{\"item\": \"desk\", \"quantity\": 1}");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).isEqualTo("{\"error\":\"this region is passive and takes no orders\"}");
        assertThat(get(location).statusCode()).isEqualTo(200);
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void a_promoted_region_writes_without_a_restart() throws Exception {
        Files.writeString(role, "passive");
        assertThat(post("{\"item\": \"lamp\", \"quantity\": 1}").statusCode()).isEqualTo(503);

        Files.writeString(role, "active");

        assertThat(post("{\"item\": \"lamp\", \"quantity\": 1}").statusCode()).isEqualTo(201);
    }

    @Test
    void a_role_that_cannot_be_read_is_no_permission_to_write() throws Exception {
        Files.delete(role);

        assertThat(post("{\"item\": \"lamp\", \"quantity\": 1}").statusCode()).isEqualTo(503);
    }

    @Test
    void the_version_shows_commit_region_and_role() throws Exception {
        assertThat(get("/version").body())
                .isEqualTo("{\"service\":\"orders\",\"commit\":\"1a2b3c4\",\"region\":\"us-east-1\",\"role\":\"active\"}");
    }

    @Test
    void an_unknown_path_or_method_is_told() throws Exception {
        assertThat(get("/baskets").statusCode()).isEqualTo(404);
        assertThat(get("/orders/17").statusCode()).isEqualTo(404);
        assertThat(get("/orders/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
        HttpResponse<String> deleted = client.send(
                request("/orders").DELETE().build(), BodyHandlers.ofString());
        assertThat(deleted.statusCode()).isEqualTo(405);
        assertThat(deleted.headers().firstValue("Allow")).contains("GET, POST");
    }

    private void assertRefused(String body, String reason) throws Exception {
        HttpResponse<String> refused = post(body);
        assertThat(refused.statusCode()).as(body).isEqualTo(400);
        assertThat(JSON.std.mapFrom(refused.body())).isEqualTo(Map.of("error", reason));
    }

    private HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return client.send(request("/orders").POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(Duration.ofSeconds(20));
    }
}
