package io.jenkins.plugins.eksdelivery.promotion.world;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** HTTP by the JDK's client. */
final class JdkProbe implements Probe {

    private static final Duration WAIT = Duration.ofSeconds(5);
    private static final int LONGEST = 64 * 1024;

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(WAIT).build();

    @Override
    public HttpAnswer get(String url) throws InterruptedException {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(url)).timeout(WAIT).build(),
                    HttpResponse.BodyHandlers.ofString());
            String body = answer.body();
            return new HttpAnswer(answer.statusCode(), body.substring(0, Math.min(LONGEST, body.length())));
        } catch (IOException silent) {
            return new HttpAnswer(0, silent.getClass().getSimpleName() + " " + silent.getMessage());
        }
    }
}
