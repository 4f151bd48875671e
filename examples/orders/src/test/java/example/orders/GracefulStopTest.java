package example.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GracefulStopTest {

    @Test
    void a_request_that_runs_is_answered_before_the_end() throws Exception {
        OrdersServer server = server();
        String body = "{\"item\": \"lamp\", \"quantity\": 1}";
        try (Socket connection = new Socket("127.0.0.1", server.port())) {
            OutputStream out = connection.getOutputStream();
            out.write(("POST /orders HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length() + "\r\n\r\n" + body.charAt(0))
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            // The request is being handled once the server waits for the rest of the body.
            CompletableFuture<Void> stopped = stopWhenBusy(server);

            out.write(body.substring(1).getBytes(StandardCharsets.US_ASCII));
            out.flush();

            String answer = new String(connection.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(answer).startsWith("HTTP/1.1 201 Created");
            stopped.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void an_idle_service_ends_at_once() throws Exception {
        OrdersServer server = server();
        long start = System.nanoTime();

        server.stop(Duration.ofSeconds(30));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void a_request_that_never_ends_is_cut_off_after_the_grace() throws Exception {
        OrdersServer server = server();
        try (Socket connection = new Socket("127.0.0.1", server.port())) {
            connection.getOutputStream()
                    .write("POST /orders HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{".getBytes(StandardCharsets.US_ASCII));
            awaitBusy(server);

            server.stop(Duration.ofMillis(200));

            assertThat(connection.getInputStream().read()).isEqualTo(-1);
        }
    }

    private static CompletableFuture<Void> stopWhenBusy(OrdersServer server) throws InterruptedException {
        awaitBusy(server);
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> {
            try {
                server.stop(Duration.ofSeconds(20));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        while (!server.stopping()) {
            Thread.sleep(5);
        }
        return stopped;
    }

    private static void awaitBusy(OrdersServer server) throws InterruptedException {
        while (server.running() == 0) {
            Thread.sleep(5);
        }
    }

    private static OrdersServer server() throws Exception {
        return new OrdersServer(
                Settings.of(Map.of(
                        "PORT", "0", "DATABASE_URL", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1")),
                Clock.systemUTC(),
                "1a2b3c4");
    }
}
