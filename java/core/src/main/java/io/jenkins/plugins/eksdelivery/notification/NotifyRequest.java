package io.jenkins.plugins.eksdelivery.notification;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.parameter.Arguments;
import io.jenkins.plugins.eksdelivery.parameter.ParameterSet;
import io.jenkins.plugins.eksdelivery.parameter.ParameterType;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A message and where it goes.
 *
 * @param channel kind of receiver
 * @param message text, at most 256 KiB as SNS and EventBridge allow
 * @param subject headline, at most 100 characters
 * @param severity how grave
 * @param on build results for which it is sent (success, failure, unstable, aborted); empty for all
 * @param dedupeKey receivers that can, drop a second message with this key; "" for none
 * @param topic ARN of the SNS topic; "" for other channels
 * @param bus name of the EventBridge bus
 * @param credentialsId credential that holds the URL of a webhook or Slack; "" for other channels
 * @param region region of topic or bus; "" for the enclosing one
 * @param dryRun says what would be sent and sends nothing
 * @param failOnError whether a message that can't be sent fails the build
 */
public record NotifyRequest(
        Channel channel,
        String message,
        String subject,
        Severity severity,
        List<String> on,
        String dedupeKey,
        String topic,
        String bus,
        String credentialsId,
        String region,
        boolean dryRun,
        boolean failOnError)
        implements Serializable {

    /** Kinds of receivers. */
    public enum Channel {
        SNS,
        EVENTBRIDGE,
        SLACK,
        WEBHOOK
    }

    /** How grave a message is. */
    public enum Severity {
        INFO,
        WARNING,
        ERROR,
        CRITICAL
    }

    private static final Set<String> PLANNED_CHANNELS = Set.of("datadogEvent", "githubStatus");
    private static final Set<String> RESULTS = Set.of("success", "failure", "unstable", "aborted");

    public static final ParameterSet PARAMETERS = ParameterSet.of(
                    "notify", "Tells people and systems what happened: SNS, EventBridge, Slack or a webhook.")
            .requiredChoice("channel", Channel.class, "Kind of receiver.")
            .required("message", ParameterType.TEXT, "The text.")
            .optional("subject", ParameterType.TEXT, "", "Headline, at most 100 characters.")
            .choice("severity", Severity.class, Severity.INFO, "How grave it is.")
            .optional("on", ParameterType.TEXT_LIST, "Build results for which it is sent; all unless given.")
            .optional(
                    "dedupeKey",
                    ParameterType.TEXT,
                    "",
                    "A second message with this key is dropped by receivers that can.")
            .optional("topic", ParameterType.TEXT, "", "ARN of the SNS topic.")
            .optional("bus", ParameterType.TEXT, "default", "Name of the EventBridge bus.")
            .optional(
                    "credentialsId",
                    ParameterType.TEXT,
                    "",
                    "Credential that holds the URL of the webhook or of Slack.")
            .optional("region", ParameterType.TEXT, "", "AWS region; that of the enclosing withAwsRole unless given.")
            .optional("dryRun", ParameterType.FLAG, false, "Says what would be sent and sends nothing.")
            .optional("failOnError", ParameterType.FLAG, false, "true fails the build when the message can't be sent.")
            .build();

    public NotifyRequest {
        Objects.requireNonNull(message);
        on = List.copyOf(on);
    }

    public static NotifyRequest of(Map<String, ?> given) {
        Object channel = given.get("channel");
        if (channel == null) {
            throw new DeliveryException(Failure.permanent(
                    "PARAM-02",
                    "notify: parameter 'channel'",
                    "it is mandatory and was not given",
                    "Add channel: one of sns, eventbridge, slack, webhook"));
        }
        if (PLANNED_CHANNELS.contains(channel.toString())) {
            throw new DeliveryException(Failure.permanent(
                    "PARAM-05",
                    "notify: channel '" + channel + "'",
                    "it is planned and not available in this version",
                    "Use sns, eventbridge, slack or webhook"));
        }
        Arguments arguments = PARAMETERS.read(given);
        NotifyRequest request = new NotifyRequest(
                arguments.choice("channel", Channel.class),
                arguments.text("message"),
                arguments.text("subject"),
                arguments.choice("severity", Severity.class),
                arguments.texts("on"),
                arguments.text("dedupeKey"),
                arguments.text("topic"),
                arguments.text("bus"),
                arguments.text("credentialsId"),
                arguments.text("region"),
                arguments.flag("dryRun"),
                arguments.flag("failOnError"));
        request.check(arguments);
        return request;
    }

    /** Whether the message is wanted for a build with this result, such as {@code SUCCESS}. */
    public boolean wantedFor(String buildResult) {
        return on.isEmpty() || on.contains(buildResult.toLowerCase(Locale.ROOT));
    }

    private void check(Arguments arguments) {
        if (channel == Channel.SNS && !topic.startsWith("arn:")) {
            throw arguments.notAllowed("topic", "channel sns needs the ARN of a topic", "Give topic: 'arn:aws:sns:…'");
        }
        if ((channel == Channel.SLACK || channel == Channel.WEBHOOK) && credentialsId.isEmpty()) {
            throw arguments.notAllowed(
                    "credentialsId",
                    "the URL of a webhook is a secret and comes from a credential",
                    "Store the URL as a secret text and give its id");
        }
        if (message.isBlank()) {
            throw arguments.notAllowed("message", "it is empty", "Give a text");
        }
        if (subject.length() > 100) {
            throw arguments.notAllowed("subject", "it is longer than 100 characters", "Shorten it");
        }
        for (String result : on) {
            if (!RESULTS.contains(result)) {
                throw arguments.notAllowed(
                        "on",
                        "'" + result + "' is no build result",
                        "Give some of success, failure, unstable, aborted");
            }
        }
    }
}
