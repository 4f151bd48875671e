package example.orders;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;

/**
 * What a request is answered with.
 *
 * @param status HTTP status
 * @param headers further headers
 * @param body map or list that becomes JSON
 */
record Answer(int status, Map<String, String> headers, Object body) {

    static Answer of(int status, Object body) {
        return new Answer(status, Map.of(), body);
    }

    static Answer error(int status, String message) {
        return of(status, Map.of("error", message));
    }

    void send(HttpExchange exchange) throws IOException {
        byte[] bytes = JSON.std.asBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        headers.forEach(exchange.getResponseHeaders()::set);
        boolean withoutBody = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, withoutBody ? -1 : bytes.length);
        if (!withoutBody) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
