package io.jenkins.plugins.eksdelivery.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.eksdelivery.aws.AwsFailures;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.log.Secret;
import io.jenkins.plugins.eksdelivery.operation.AwsAccess;
import io.jenkins.plugins.eksdelivery.operation.DeliveryContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/** Tells people and systems what happened. */
public final class Notify {

    private static final Duration WAIT = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DeliveryContext context;

    public Notify(DeliveryContext context) {
        this.context = context;
    }

    /** Sends over a channel that needs no URL: SNS or EventBridge. */
    public NotifyResult run(NotifyRequest request) throws InterruptedException {
        return run(request, null);
    }

    /**
     * Sends the message.
     *
     * @param url of the webhook or of Slack; null for other channels
     * @throws DeliveryException NO-URL-01 no or no usable URL, NO-SEND-01 refused by the receiver, AWS-…; with failOnError only
     */
    public NotifyResult run(NotifyRequest request, @Nullable Secret url) throws InterruptedException {
        String channel = request.channel().name().toLowerCase(Locale.ROOT);
        if (request.dryRun()) {
            return new NotifyResult(false, channel, "", "dry run");
        }
        try {
            String id = switch (request.channel()) {
                case SNS -> toSns(request);
                case EVENTBRIDGE -> toEventBridge(request);
                case SLACK -> toUrl(request, url, Map.of("text", slackText(request)));
                case WEBHOOK -> toUrl(request, url, body(request));
            };
            context.log().line("Notified " + channel + (id.isEmpty() ? "" : ", message " + id));
            return new NotifyResult(true, channel, id, "");
        } catch (DeliveryException failed) {
            if (request.failOnError()) {
                throw failed;
            }
            context.log().line("Not notified: " + failed.failure().message());
            return new NotifyResult(false, channel, "", failed.failure().message());
        }
    }

    private String toSns(NotifyRequest request) throws InterruptedException {
        PublishRequest.Builder message =
                PublishRequest.builder().topicArn(request.topic()).message(request.message());
        if (!request.subject().isEmpty()) {
            message.subject(request.subject());
        }
        if (request.topic().endsWith(".fifo")) {
            message.messageGroupId("eks-delivery");
            message.messageDeduplicationId(
                    request.dedupeKey().isEmpty()
                            ? context.environment().getOrDefault("BUILD_TAG", "eks-delivery")
                                    + context.clock().millis()
                            : request.dedupeKey());
        }
        String region = request.region().isEmpty() ? request.topic().split(":", 6)[3] : request.region();
        try (SnsClient sns = context.aws().in(region).client(SnsClient.builder())) {
            return AwsFailures.call(
                    "sns topic " + request.topic() + ": publish",
                    () -> sns.publish(message.build()).messageId());
        }
    }

    private String toEventBridge(NotifyRequest request) throws InterruptedException {
        AwsAccess aws =
                request.region().isEmpty() ? context.aws() : context.aws().in(request.region());
        PutEventsRequestEntry event = PutEventsRequestEntry.builder()
                .eventBusName(request.bus())
                .source("eks-delivery")
                .detailType(request.subject().isEmpty() ? "eks-delivery message" : request.subject())
                .detail(json(body(request)))
                .build();
        try (EventBridgeClient events = aws.client(EventBridgeClient.builder())) {
            PutEventsResponse answer = AwsFailures.call(
                    "eventbridge bus " + request.bus() + ": put event", () -> events.putEvents(r -> r.entries(event)));
            if (answer.failedEntryCount() != null && answer.failedEntryCount() > 0) {
                throw new DeliveryException(Failure.transientFault(
                        "NO-SEND-01",
                        "eventbridge bus " + request.bus() + ": put event",
                        answer.entries().get(0).errorCode() + ": "
                                + answer.entries().get(0).errorMessage(),
                        "Check the bus and its policy"));
            }
            return answer.entries().isEmpty()
                    ? ""
                    : String.valueOf(answer.entries().get(0).eventId());
        }
    }

    private String toUrl(NotifyRequest request, @Nullable Secret url, Object body) throws InterruptedException {
        String what = "notify " + request.channel().name().toLowerCase(Locale.ROOT);
        if (url == null) {
            throw new DeliveryException(Failure.permanent(
                    "NO-URL-01",
                    what,
                    "credential '" + request.credentialsId() + "' gives no URL",
                    "Store the URL there"));
        }
        context.mask().add(url);
        try {
            HttpRequest call = HttpRequest.newBuilder(URI.create(url.reveal().strip()))
                    .timeout(WAIT)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(json(body)))
                    .build();
            HttpResponse<String> answer = HttpClient.newBuilder()
                    .connectTimeout(WAIT)
                    .build()
                    .send(call, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new DeliveryException(new Failure(
                        "NO-SEND-01",
                        what,
                        "the receiver answered HTTP " + answer.statusCode(),
                        "Check the URL in credential '" + request.credentialsId() + "'",
                        answer.statusCode() == 429 || answer.statusCode() >= 500));
            }
            return "";
        } catch (IllegalArgumentException notAnAddress) {
            throw new DeliveryException(Failure.permanent(
                    "NO-URL-01",
                    what,
                    "credential '" + request.credentialsId() + "' holds no URL",
                    "Store the URL there"));
        } catch (IOException unreachable) {
            throw new DeliveryException(Failure.transientFault(
                    "NO-SEND-01",
                    what,
                    "the receiver could not be reached: "
                            + unreachable.getClass().getSimpleName(),
                    "Check the network and the receiver"));
        }
    }

    private Map<String, Object> body(NotifyRequest request) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("severity", request.severity().name().toLowerCase(Locale.ROOT));
        body.put("subject", request.subject());
        body.put("message", request.message());
        body.put("dedupeKey", request.dedupeKey());
        body.put("job", context.environment().getOrDefault("JOB_NAME", ""));
        body.put("build", context.environment().getOrDefault("BUILD_NUMBER", ""));
        body.put("url", context.environment().getOrDefault("BUILD_URL", ""));
        body.put("at", context.clock().instant().toString());
        return body;
    }

    private static String slackText(NotifyRequest request) {
        return request.subject().isEmpty() ? request.message() : "*" + request.subject() + "*\n" + request.message();
    }

    private static String json(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException notPlain) {
            throw new IllegalStateException(notPlain);
        }
    }
}
