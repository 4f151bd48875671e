package io.jenkins.plugins.eksdelivery.registry.http;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request.
 *
 * @param method such as HEAD
 * @param target absolute http or https address
 * @param headers beside Host, Content-Length and Connection, which the transport sets
 * @param body what it carries
 */
public record HttpRequest(String method, URI target, Map<String, String> headers, Body body) {

    public HttpRequest {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    public static HttpRequest of(String method, URI target) {
        return new HttpRequest(method, target, Map.of(), Body.none());
    }

    public HttpRequest header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new HttpRequest(method, target, more, body);
    }

    public HttpRequest body(String contentType, Body newBody) {
        return new HttpRequest(method, target, headers, newBody).header("Content-Type", contentType);
    }

    public HttpRequest to(URI newTarget) {
        return new HttpRequest(method, newTarget, headers, body);
    }

    /** Whether the server may get it twice without harm. */
    boolean idempotent() {
        return !method.equals("POST") && !method.equals("PATCH");
    }

    /** Without headers, which may hold a token. */
    @Override
    public String toString() {
        return method + " " + target;
    }
}
