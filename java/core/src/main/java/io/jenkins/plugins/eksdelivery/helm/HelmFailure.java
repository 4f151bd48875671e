package io.jenkins.plugins.eksdelivery.helm;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what helm and the Kubernetes API say into a failure that says what to do. */
final class HelmFailure {

    private static final Pattern FORBIDDEN = Pattern.compile("User \"([^\"]+)\" cannot (\\S+) resource \"([^\"]+)\"");

    /**
     * What is looked for in helm's words, first match wins.
     *
     * @param code of the failure
     * @param words as Helm 3.21 and 4.2 and the API of Kubernetes 1.36 print them
     * @param retryable whether the same act may succeed later
     */
    private record Cause(String code, Pattern words, boolean retryable, String remedy) {
        static Cause of(String code, String words, String remedy) {
            return new Cause(code, Pattern.compile(words), false, remedy);
        }
    }

    private static final List<Cause> CAUSES = List.of(
            Cause.of(
                    "HD-VALUES-01",
                    "values don't meet the specifications of the schema",
                    "Correct the values; the chart's values.schema.json says what is allowed"),
            Cause.of(
                    "HD-CHART-01",
                    "non-absolute URLs should be|chart \"?\\S+\"? (version \\S+ )?not found|repo \\S+ not found|failed to download"
                            + "|Chart.yaml file is missing|path \\S+ not found|no cached repo|failed to (fetch|pull|perform)"
                            + "|unable to locate any tags|manifest unknown",
                    "Correct chart and version, or add the repository"),
            Cause.of(
                    "HD-CHART-02",
                    "parse error|executing \"|nil pointer evaluating|error converting YAML|YAML parse error|execution error at|template: |cannot load (values|Chart)"
                            + "|validation: chart|chart requires kubeVersion|error validating data|unknown field",
                    "Correct the chart; helm template shows what it renders"),
            Cause.of(
                    "HD-AUTH-01",
                    "Unauthorized|You must be logged in|asked for the client to provide credentials",
                    "Give the role an access entry of the cluster (aws eks create-access-entry), and check withAwsRole"),
            Cause.of(
                    "HD-QUOTA-01",
                    "exceeded quota|must specify limits|is limited to",
                    "Raise the quota or ask for less"),
            Cause.of("HD-RBAC-01", "User \"[^\"]+\" cannot", "Give the access entry a policy or group that allows it"),
            Cause.of(
                    "HD-NS-01",
                    "namespaces? \"[^\"]+\" not found|because it is being terminated",
                    "Create the namespace, or give createNamespace: true"),
            Cause.of(
                    "HD-PEND-01",
                    "another operation \\(install/upgrade/rollback\\) is in progress",
                    "Wait for the other run, or let pendingRecovery: 'auto' recover what a killed run left"),
            Cause.of(
                    "HD-IMMUT-01",
                    "field is immutable|Forbidden: updates to|may not be changed|cannot be (changed|updated)",
                    "Give forceReplace: true where a replacement is acceptable, or another name to the resource"),
            Cause.of(
                    "HD-OWNER-01",
                    "invalid ownership metadata|cannot be imported into the current release|conflict with \"",
                    "Remove the resource from the other release or tool, or rename it in this chart"),
            Cause.of("HD-WEBHOOK-01", "admission webhook|denied the request", "Satisfy the policy that denied it"),
            Cause.of(
                    "HD-HOOK-01",
                    "(pre|post)-(install|upgrade|rollback) hooks? failed|BackoffLimitExceeded|hook .* failed",
                    "Look at the hook's job above, correct it, and deploy again"),
            new Cause(
                    "HD-NET-01",
                    Pattern.compile(
                            "connection refused|no such host|i/o timeout|TLS handshake|EOF|cluster unreachable|no route to host"),
                    true,
                    "Check that the cluster's endpoint is reachable from here"),
            Cause.of(
                    "HD-READY-01",
                    "timed out waiting|context deadline exceeded|would exceed context deadline|not ready|InProgress|Failed"
                            + "|resource .* failed|progress deadline",
                    "Correct the cause, or raise timeout when it only is slow"));

    private HelmFailure() {}

    /** The failure of a helm command. */
    static Failure of(String what, HelmCli.Ended ended) {
        String words = telling(ended.error());
        Matcher forbidden = FORBIDDEN.matcher(words);
        if (forbidden.find() && !words.contains("exceeded quota")) {
            return rbac(what, forbidden);
        }
        for (Cause cause : CAUSES) {
            if (cause.words().matcher(words).find()) {
                return new Failure(cause.code(), what, words, cause.remedy(), cause.retryable());
            }
        }
        return Failure.permanent(
                "HD-RUN-01",
                what,
                words.isEmpty() ? "helm ended with exit status " + ended.exitCode() + " and said nothing" : words,
                "Correct the cause and deploy again");
    }

    /** HD-FILE-01: the private files of a helm run could not be written or read. */
    static DeliveryException of(String what, IOException failed) {
        return new DeliveryException(
                Failure.permanent("HD-FILE-01", what, String.valueOf(failed.getMessage()), "Check the disk"), failed);
    }

    /** The failure of a call of ours to the Kubernetes API. */
    static DeliveryException of(String what, KubernetesClientException failed) {
        return new DeliveryException(failure(what, failed), failed);
    }

    private static Failure failure(String what, KubernetesClientException failed) {
        String told = told(failed);
        Matcher forbidden = FORBIDDEN.matcher(told);
        if (failed.getCode() == HttpURLConnection.HTTP_FORBIDDEN && forbidden.find()) {
            return rbac(what, forbidden);
        }
        return switch (failed.getCode()) {
            case HttpURLConnection.HTTP_UNAUTHORIZED ->
                Failure.permanent(
                        "HD-AUTH-01",
                        what,
                        "the cluster does not accept the identity (" + told + ")",
                        "Give the role an access entry of the cluster (aws eks create-access-entry), and check withAwsRole");
            case HttpURLConnection.HTTP_FORBIDDEN ->
                Failure.permanent("HD-RBAC-01", what, told, "Give the access entry a policy or group that allows it");
            case 0 ->
                Failure.transientFault(
                        "HD-NET-01", what, told, "Check that the cluster's endpoint is reachable from here");
            default ->
                told.startsWith("namespaces \"")
                        ? Failure.permanent(
                                "HD-NS-01", what, told, "Create the namespace, or give createNamespace: true")
                        : Failure.permanent("HD-API-01", what, told, "Correct the cause and deploy again");
        };
    }

    private static String told(KubernetesClientException failed) {
        if (failed.getStatus() != null && failed.getStatus().getMessage() != null) {
            return failed.getStatus().getMessage();
        }
        Throwable root = failed;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }

    private static Failure rbac(String what, Matcher forbidden) {
        return Failure.permanent(
                "HD-RBAC-01",
                what,
                forbidden.group(1) + " may not " + forbidden.group(2) + " " + forbidden.group(3),
                "Give the principal's access entry a policy or Kubernetes group that allows to " + forbidden.group(2)
                        + " " + forbidden.group(3));
    }

    /** The error itself, without warnings and the time stamps of helm's own log lines. */
    private static String telling(String error) {
        StringBuilder words = new StringBuilder();
        error.lines()
                .filter(line -> !line.isBlank()
                        && !line.startsWith("WARNING")
                        && !line.contains("level=WARN")
                        && !line.contains("level=INFO")
                        && !line.startsWith("W1")
                        && !line.startsWith("I1"))
                .forEach(line -> words.append(words.isEmpty() ? "" : " ").append(line.strip()));
        String text = words.toString().replaceFirst("^Error: ", "");
        return text.length() > 1500 ? text.substring(0, 1500) + "…" : text;
    }
}
