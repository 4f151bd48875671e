package example.orders;

import com.fasterxml.jackson.jr.ob.JSON;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers {@code /orders}: POST takes one, GET lists the newest, GET /orders/{id} shows one. */
final class OrdersApi {

    private static final int LONGEST_BODY = 64 * 1024;
    private static final int LONGEST_LIST = 100;
    private static final Pattern LIMIT = Pattern.compile("(?:^|&)limit=([^&]*)");

    private final OrderStore store;
    private final Role role;
    private final Clock clock;

    OrdersApi(OrderStore store, Role role, Clock clock) {
        this.store = store;
        this.role = role;
        this.clock = clock;
    }

    Answer answer(HttpExchange exchange) throws IOException, SQLException {
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod();
        if (path.equals("/orders")) {
            return switch (method) {
                case "POST" -> create(exchange);
                case "GET" -> list(exchange.getRequestURI());
                default -> notAllowed("GET, POST");
            };
        }
        if (path.startsWith("/orders/")) {
            return method.equals("GET") ? show(path.substring("/orders/".length())) : notAllowed("GET");
        }
        return Answer.error(404, "there is no " + path);
    }

    private Answer create(HttpExchange exchange) throws IOException, SQLException {
        if (!role.writes()) {
            return Answer.error(503, "this region is " + role.now() + " and takes no orders");
        }
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            return Answer.error(413, "an order has at most " + LONGEST_BODY + " bytes");
        }
        Order order;
        try {
            order = order(JSON.std.mapFrom(body));
        } catch (JsonProcessingException e) {
            return Answer.error(400, "the body is not a JSON object");
        } catch (IllegalArgumentException e) {
            return Answer.error(400, e.getMessage());
        }
        store.add(order);
        return new Answer(201, Map.of("Location", "/orders/" + order.id()), order.toJson());
    }

    private Order order(Map<String, Object> json) {
        Map<String, Object> rest = new LinkedHashMap<>(json);
        Object item = rest.remove("item");
        Object quantity = rest.remove("quantity");
        if (!rest.isEmpty()) {
            throw new IllegalArgumentException("an order has item and quantity, not " + rest.keySet());
        }
        if (!(item instanceof String text)) {
            throw new IllegalArgumentException("item must be a text");
        }
        if (!(quantity instanceof Integer number)) {
            throw new IllegalArgumentException("quantity must be a whole number");
        }
        return new Order(UUID.randomUUID(), text, number, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private Answer list(URI uri) throws SQLException {
        int limit = LONGEST_LIST;
        Matcher given = LIMIT.matcher(uri.getQuery() == null ? "" : uri.getQuery());
        if (given.find()) {
            if (!given.group(1).matches("[0-9]{1,3}") || Integer.parseInt(given.group(1)) > LONGEST_LIST) {
                return Answer.error(400, "limit must be between 0 and " + LONGEST_LIST);
            }
            limit = Integer.parseInt(given.group(1));
        }
        return Answer.of(200, store.newest(limit).stream().map(Order::toJson).toList());
    }

    private Answer show(String id) throws SQLException {
        UUID known;
        try {
            known = UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return Answer.error(404, "there is no order " + id);
        }
        return store.find(known)
                .map(order -> Answer.of(200, order.toJson()))
                .orElseGet(() -> Answer.error(404, "there is no order " + id));
    }

    private static Answer notAllowed(String methods) {
        return new Answer(405, Map.of("Allow", methods), Map.of("error", "allowed: " + methods));
    }
}
