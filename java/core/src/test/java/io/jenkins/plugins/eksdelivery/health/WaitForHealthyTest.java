package io.jenkins.plugins.eksdelivery.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.operation.TestDelivery;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaitForHealthyTest {

    @TempDir
    private Path root;

    private HttpServer server;
    private final List<Integer> statuses = new ArrayList<>();
    private final List<String> hosts = new ArrayList<>();
    private String body = "{\"status\": \"UP\"}";
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private TestDelivery delivery;

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    @BeforeEach
    void serve() throws IOException {
        delivery = new TestDelivery(root).at(clock);
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            hosts.add(exchange.getRequestHeaders().getFirst("Host") + exchange.getRequestURI());
            int status = statuses.size() > 1 ? statuses.remove(0) : statuses.isEmpty() ? 200 : statuses.get(0);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, 0); // chunked
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void it_is_healthy_after_enough_good_answers_in_a_row() throws Exception {
        statuses.addAll(List.of(503, 200, 503, 200, 200, 200));

        WaitForHealthyResult result = run(Map.of());

        assertThat(result.healthy()).isTrue();
        assertThat(result.attempts()).isEqualTo(6);
        assertThat(result.firstHealthyAfterSeconds()).isEqualTo(30.0);
        assertThat(result.samples())
                .extracting(WaitForHealthyResult.Sample::answer)
                .startsWith("status 503: {\"status\": \"UP\"}", "status 200");
    }

    @Test
    void the_time_is_up_with_the_last_answer() {
        statuses.add(503);
        body = "warming up";

        assertThatThrownBy(() -> run(Map.of("timeoutMinutes", 1)))
                .hasMessageStartingWith("WH-TIME-01 " + url()
                        + ": it is not healthy after 6 attempts in 60 s; the last answer was status 503:"
                        + " warming up")
                .satisfies(failed -> assertThat(
                                ((DeliveryException) failed).failure().retryable())
                        .isTrue());
    }

    @Test
    void a_body_without_the_expected_text_is_not_healthy() {
        assertThatThrownBy(() -> run(Map.of("expectBody", "DOWN", "timeoutMinutes", 1)))
                .hasMessageContaining("status 200 without 'DOWN': {\"status\": \"UP\"}");
    }

    @Test
    void one_regions_endpoint_is_asked_with_the_public_name() throws Exception {
        WaitForHealthyResult result = run(Map.of(
                "target",
                "http://orders.example.test/health?deep=1",
                "resolveTo",
                "127.0.0.1:" + server.getAddress().getPort(),
                "successesRequired",
                1));

        assertThat(result.healthy()).isTrue();
        assertThat(hosts).containsExactly("orders.example.test/health?deep=1");
    }

    @Test
    void nobody_there_is_an_answer_too() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }

        assertThatThrownBy(() -> run(Map.of("target", "http://127.0.0.1:" + free + "/", "timeoutMinutes", 1)))
                .hasMessageContaining("the last answer was connection refused");
        assertThatThrownBy(() -> run(Map.of("target", "http://nowhere.invalid/", "timeoutMinutes", 1)))
                .hasMessageContaining("the last answer was no address for nowhere.invalid");
    }

    @Test
    void targets_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> request(Map.of("target", "ftp://x/"))).hasMessageStartingWith("PARAM-04");
        assertThatThrownBy(() -> request(Map.of("target", Map.of("alarm", "x"))))
                .hasMessageContaining("planned");
        assertThatThrownBy(() -> request(Map.of("target", Map.of("deployment", "orders"))))
                .hasMessageContaining("it has no cluster");
        assertThatThrownBy(() -> request(Map.of("target", Map.of("service", "a", "cluster", "c", "prot", 1))))
                .hasMessageContaining("it has a key 'prot'");
        assertThatThrownBy(() -> request(Map.of("metricGates", "x"))).hasMessageStartingWith("PARAM-05");
    }

    @Test
    void a_dry_run_asks_nothing() throws Exception {
        assertThat(run(Map.of("dryRun", true)).attempts()).isZero();
        assertThat(hosts).isEmpty();
    }

    private WaitForHealthyResult run(Map<String, Object> given) throws InterruptedException {
        return new WaitForHealthy(delivery.context(), time -> now = now.plus(time)).run(request(given));
    }

    private WaitForHealthyRequest request(Map<String, Object> given) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("target", url());
        all.putAll(given);
        return WaitForHealthyRequest.of(all);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/health";
    }
}
