package io.jenkins.plugins.eksdelivery.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eksdelivery.registry.http.HttpRequest;
import io.jenkins.plugins.eksdelivery.registry.http.HttpResponse;
import io.jenkins.plugins.eksdelivery.registry.http.HttpTransport;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the Authorization header that a registry takes: basic at once, as ECR wants it, or a bearer token when asked for one. */
final class Authenticator {

    private final @Nullable RegistryLogin login;
    private final HttpTransport transport;
    private final Map<RepositoryName, String> bearers = new HashMap<>();

    /** @param login null for a registry that anyone may use */
    Authenticator(@Nullable RegistryLogin login, HttpTransport transport) {
        this.login = login;
        this.transport = transport;
    }

    /** The header for calls to this repository; empty while none is needed. */
    synchronized Optional<String> header(RepositoryName repository) {
        String bearer = bearers.get(repository);
        return bearer != null ? Optional.of(bearer) : Optional.ofNullable(login).map(RegistryLogin::basic);
    }

    /**
     * Answers a 401.
     *
     * @param sent the header that was refused
     * @return whether there is another header to try
     */
    synchronized boolean answer(HttpResponse refusal, RepositoryName repository, Optional<String> sent)
            throws IOException, InterruptedException {
        if (!header(repository).equals(sent)) {
            // another thread has answered meanwhile
            return true;
        }
        Challenge challenge = Challenge.of(refusal.header("WWW-Authenticate").orElse(""));
        String realm = challenge.parameters().get("realm");
        if (!challenge.scheme().equals("bearer") || realm == null) {
            return false;
        }
        Optional<String> token = token(realm, challenge, repository);
        token.ifPresent(value -> bearers.put(repository, "Bearer " + value));
        return token.isPresent() && !header(repository).equals(sent);
    }

    private Optional<String> token(String realm, Challenge challenge, RepositoryName repository)
            throws IOException, InterruptedException {
        String scope = challenge.parameters().getOrDefault("scope", "repository:" + repository + ":pull,push");
        String service = challenge.parameters().getOrDefault("service", "");
        URI address = URI.create(realm + (realm.indexOf('?') < 0 ? "?" : "&") + "service=" + encoded(service)
                + "&scope=" + encoded(scope));
        HttpRequest request = HttpRequest.of("GET", address);
        if (login != null) {
            request = request.header("Authorization", login.basic());
        }
        try (HttpResponse response = transport.exchange(request)) {
            if (response.status() != 200) {
                return Optional.empty();
            }
            JsonNode answer = Json.read(response.bytes());
            String token =
                    answer.path("token").asText(answer.path("access_token").asText(""));
            return token.isEmpty() ? Optional.empty() : Optional.of(token);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
