package io.jenkins.plugins.eksdelivery.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.eksdelivery.aws.AwsSession;
import io.jenkins.plugins.eksdelivery.log.Mask;
import io.jenkins.plugins.eksdelivery.log.Secret;
import io.jenkins.plugins.eksdelivery.operation.DeliveryContext;
import io.jenkins.plugins.eksdelivery.process.CommandResult;
import io.jenkins.plugins.eksdelivery.workspace.LocalWorkspace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NotifyTest {

    private final List<String> received = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private final Mask mask = new Mask();
    private HttpServer receiver;
    private int status = 200;

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    @Test
    void a_webhook_gets_the_message_as_json() throws Exception {
        NotifyResult result = send(Map.of("channel", "webhook", "message", "orders is out", "severity", "warning"));

        assertThat(result.sent()).isTrue();
        assertThat(received).hasSize(1);
        assertThat(received.get(0))
                .contains("\"message\":\"orders is out\"")
                .contains("\"severity\":\"warning\"")
                .contains("\"job\":\"shop/orders\"");
    }

    @Test
    void slack_gets_a_text() throws Exception {
        send(Map.of("channel", "slack", "message", "orders is out", "subject", "Release"));

        assertThat(received).containsExactly("{\"text\":\"*Release*\\norders is out\"}");
    }

    @Test
    void a_refusal_fails_only_when_that_is_wanted() throws Exception {
        status = 500;

        NotifyResult result = send(Map.of("channel", "webhook", "message", "m"));

        assertThat(result.sent()).isFalse();
        assertThat(result.reason()).contains("NO-SEND-01").contains("HTTP 500");
        assertThatThrownBy(() -> send(Map.of("channel", "webhook", "message", "m", "failOnError", true)))
                .hasMessageContaining("NO-SEND-01");
    }

    @Test
    void the_url_is_nowhere_but_in_the_call() throws Exception {
        receiver.stop(0);

        NotifyResult result = send(Map.of("channel", "webhook", "message", "m"));

        assertThat(result.reason()).doesNotContain("canary-path");
        assertThat(log).noneMatch(line -> line.contains("canary-path"));
        assertThat(mask.apply(url().reveal())).isEqualTo("****");
    }

    @Test
    void a_dry_run_sends_nothing() throws Exception {
        assertThat(send(Map.of("channel", "webhook", "message", "m", "dryRun", true))
                        .sent())
                .isFalse();
        assertThat(received).isEmpty();
    }

    @Test
    void what_a_channel_needs_is_asked_for() {
        assertThatThrownBy(() -> NotifyRequest.of(Map.of("channel", "sns", "message", "m")))
                .hasMessageContaining("needs the ARN of a topic");
        assertThatThrownBy(() -> NotifyRequest.of(Map.of("channel", "slack", "message", "m")))
                .hasMessageContaining("comes from a credential");
        assertThatThrownBy(() -> NotifyRequest.of(Map.of("channel", "datadogEvent", "message", "m")))
                .hasMessageStartingWith("PARAM-05");
        assertThatThrownBy(() -> NotifyRequest.of(Map.of("message", "m"))).hasMessageStartingWith("PARAM-02");
    }

    @Test
    void it_is_sent_for_the_results_that_were_named() {
        NotifyRequest request = NotifyRequest.of(
                Map.of("channel", "slack", "message", "m", "credentialsId", "hook", "on", List.of("failure")));

        assertThat(request.wantedFor("FAILURE")).isTrue();
        assertThat(request.wantedFor("SUCCESS")).isFalse();
    }

    private NotifyResult send(Map<String, Object> given) throws InterruptedException {
        Map<String, Object> all = new HashMap<>(given);
        all.put("credentialsId", "hook");
        Path here = Path.of("").toAbsolutePath();
        DeliveryContext context = new DeliveryContext(
                (command, listener) -> new CommandResult(1, Duration.ZERO),
                new LocalWorkspace(here, here, log::add),
                log::add,
                mask,
                (action, subject, evidence) -> {},
                Clock.systemUTC(),
                Map.of("JOB_NAME", "shop/orders"),
                AwsSession.from(Map.of()));
        return new Notify(context).run(NotifyRequest.of(all), url());
    }

    private Secret url() {
        return Secret.of("http://127.0.0.1:" + receiver.getAddress().getPort() + "/canary-path");
    }
}
