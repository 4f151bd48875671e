package example.orders;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Serves the API, the health of the process, and what it is: /orders, /health/live, /health/ready, /version. */
final class OrdersServer {

    private static final int THREADS = 32;

    private final Settings settings;
    private final OrderStore store;
    private final Role role;
    private final OrdersApi api;
    private final String commit;
    private final HttpServer server;
    private final ExecutorService threads;
    private final Phaser requests = new Phaser(1);
    private volatile boolean stopping;

    OrdersServer(Settings settings, Clock clock, String commit) throws IOException, SQLException {
        this.settings = settings;
        this.store = new OrderStore(settings.database());
        this.role = new Role(settings.roleFile(), settings.role());
        this.api = new OrdersApi(store, role, clock);
        this.commit = commit;
        this.threads = Executors.newFixedThreadPool(THREADS);
        this.server = HttpServer.create(new InetSocketAddress(settings.port()), 0);
        store.prepare();
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Requests that are being answered. */
    int running() {
        return requests.getRegisteredParties() - 1;
    }

    boolean stopping() {
        return stopping;
    }

    /** Turns not ready, waits for the requests that run, and ends; what still runs after the grace is cut off. */
    void stop(Duration grace) throws InterruptedException {
        stopping = true;
        int phase = requests.arrive();
        try {
            requests.awaitAdvanceInterruptibly(phase, grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            System.err.println("orders: " + running() + " requests were cut off");
        }
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.register();
        try (exchange) {
            Answer answer;
            try {
                answer = answer(exchange);
            } catch (SQLException e) {
                System.err.println("orders: " + e.getMessage());
                answer = Answer.error(503, "the database does not answer");
            } catch (RuntimeException e) {
                e.printStackTrace();
                answer = Answer.error(500, "this request could not be answered");
            }
            answer.send(exchange);
        } finally {
            requests.arriveAndDeregister();
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException, SQLException {
        return switch (exchange.getRequestURI().getPath()) {
            case "/health/live" -> Answer.of(200, Map.of("live", true));
            case "/health/ready" -> ready();
            case "/version" -> Answer.of(200, version());
            default -> api.answer(exchange);
        };
    }

    /** A passive region is ready too: it serves what is read, and must be warm when it is promoted. */
    private Answer ready() {
        boolean database = store.answers();
        boolean ready = database && !stopping;
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("ready", ready);
        body.put("database", database);
        body.put("role", role.now());
        return Answer.of(ready ? 200 : 503, body);
    }

    private Map<String, Object> version() {
        Map<String, Object> version = new LinkedHashMap<>();
        version.put("service", "orders");
        version.put("commit", commit);
        version.put("region", settings.region());
        version.put("role", role.now());
        return version;
    }
}
