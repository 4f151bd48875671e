package io.jenkins.plugins.eksdelivery.health;

import io.jenkins.plugins.eksdelivery.parameter.Arguments;
import io.jenkins.plugins.eksdelivery.parameter.ParameterSet;
import io.jenkins.plugins.eksdelivery.parameter.ParameterType;
import java.io.Serializable;
import java.time.Duration;
import java.util.Map;

/**
 * A call of {@code waitForHealthy}.
 *
 * @param target what must be healthy
 * @param expectStatus HTTP status that counts as healthy, 100 to 599; default 200
 * @param expectBody text that the answer must contain; "" for any
 * @param resolveTo host or host:port that is asked instead of the one that the URL names, with the URL's host name kept; "" for
 *     the URL's own
 * @param interval time between two attempts; default 10 seconds
 * @param timeout time after which it gives up; default 10 minutes
 * @param successesRequired attempts in a row that must succeed, 1 to 100; default 3
 * @param region AWS region of the cluster; "" for that of the enclosing block
 * @param dryRun says what would be asked and asks nothing
 */
public record WaitForHealthyRequest(
        HealthTarget target,
        int expectStatus,
        String expectBody,
        String resolveTo,
        Duration interval,
        Duration timeout,
        int successesRequired,
        String region,
        boolean dryRun)
        implements Serializable {

    public static final ParameterSet PARAMETERS = ParameterSet.of(
                    "waitForHealthy", "Waits until something answers as it should, several times in a row.")
            .required(
                    "target",
                    ParameterType.TEXT_OR_MAP,
                    "A URL, [url: …], [deployment: …, namespace: …, cluster: …] or"
                            + " [service: …, namespace: …, cluster: …, port: …, path: …].")
            .integer("expectStatus", 200L, 100, 599, "HTTP status that counts as healthy.")
            .optional("expectBody", ParameterType.TEXT, "Text that the answer must contain.")
            .optional("resolveTo", ParameterType.TEXT, "Host, or host:port, to ask with the public host name.")
            .integer("intervalSeconds", 10L, 1, 3600, "Time between two attempts, in seconds.")
            .integer("timeoutMinutes", 10L, 1, 1440, "Time after which it gives up, in minutes.")
            .integer("successesRequired", 3L, 1, 100, "Attempts in a row that must succeed.")
            .planned("metricGates", "inconclusiveIs")
            .common()
            .build();

    /** Checks what an author gave. */
    public static WaitForHealthyRequest of(Map<String, ?> given) {
        Arguments arguments = PARAMETERS.read(given);
        HealthTarget target = HealthTarget.of(arguments);
        String resolveTo = arguments.optionalText("resolveTo").orElse("");
        if (!resolveTo.isEmpty() && !(target instanceof HealthTarget.Url)) {
            throw arguments.notAllowed("resolveTo", "it needs a URL as target", "Remove it");
        }
        if (!resolveTo.isEmpty() && !resolveTo.matches("[A-Za-z0-9._-]+(:\\d{1,5})?")) {
            throw arguments.notAllowed("resolveTo", "'" + resolveTo + "' is no host", "Give host or host:port");
        }
        return new WaitForHealthyRequest(
                target,
                arguments.integer("expectStatus"),
                arguments.optionalText("expectBody").orElse(""),
                resolveTo,
                Duration.ofSeconds(arguments.integer("intervalSeconds")),
                Duration.ofMinutes(arguments.integer("timeoutMinutes")),
                arguments.integer("successesRequired"),
                arguments.optionalText("region").orElse(""),
                arguments.flag("dryRun"));
    }
}
