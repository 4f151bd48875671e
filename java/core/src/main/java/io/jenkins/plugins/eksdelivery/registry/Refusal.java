package io.jenkins.plugins.eksdelivery.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Explains an answer that a call does not understand: which of the things that users meet it is, and what cures it. */
final class Refusal {

    private static final int LONGEST_MESSAGE = 300;

    private final RegistryCall<?> call;
    private final RegistryEndpoint registry;
    private final int status;
    private final String code;
    private final String message;

    /** @param body of the answer, as the distribution protocol writes errors, or anything else */
    Refusal(RegistryCall<?> call, RegistryEndpoint registry, int status, byte[] body) {
        this.call = call;
        this.registry = registry;
        this.status = status;
        JsonNode error = firstError(body);
        this.code = error.path("code").asText("");
        this.message = error.path("message").asText(new String(body, StandardCharsets.UTF_8).strip());
    }

    Failure failure() {
        String lower = message.toLowerCase(Locale.ROOT);
        if ((status == 401 || status == 403) && lower.contains("expired")) {
            return transientFault(
                    "PE-AUTH-02", "the registry's token has expired" + said(), "Run the step again: it gets a new one");
        }
        if (status == 401) {
            return permanent(
                    "PE-AUTH-01",
                    "the registry refused the login (401)" + said(),
                    "Check that the role may call ecr:GetAuthorizationToken, and that the registry is of the same account"
                            + " or named by registryId");
        }
        if (status == 403) {
            return denied(lower);
        }
        if (RetryPolicy.passing(status)) {
            return transientFault(
                    status == 429 ? "PE-BUSY-01" : "PE-BUSY-02",
                    (status == 429
                                    ? "the registry asks for fewer requests (429)"
                                    : "the registry has an error (" + status + ")")
                            + said(),
                    "Run the step again later, or raise retries");
        }
        if (lower.contains("immutable")) {
            return permanent(
                    "PE-TAG-01",
                    "the tag is taken by another digest and the repository's tags are immutable" + said(),
                    "Push under a new tag");
        }
        if (code.equals("MANIFEST_BLOB_UNKNOWN")
                || code.equals("MANIFEST_UNKNOWN")
                || code.equals("MANIFEST_INVALID")) {
            return transientFault(
                    "PE-MANIFEST-01",
                    "the registry misses a part of the image, or does not take its manifest" + said(),
                    "Push again; if it comes back, look whether someone deletes images of " + call.repository());
        }
        if (status == 404 || code.equals("NAME_UNKNOWN")) {
            return permanent(
                    "PE-REPO-01",
                    "the registry has no repository " + call.repository() + said(),
                    "Create it, or set createRepository: true");
        }
        if (code.equals("DIGEST_INVALID") || lower.contains("digest")) {
            return transientFault(
                    "PE-DIGEST-01",
                    "the bytes that arrived are not those of the digest" + said(),
                    "Push again; if it comes back, build the image again: the layout is damaged");
        }
        return permanent("PE-HTTP-01", "the registry answered " + status + said(), "Read the registry's message");
    }

    /** For a deny across accounts two policies have a say; AWS' message tells which one. */
    private Failure denied(String lower) {
        String whose = lower.contains("resource-based policy")
                ? "Add the role to the repository policy of " + call.repository() + " in the registry's account"
                : lower.contains("identity-based policy")
                        ? "Add the action to the policy of the role that the build runs with"
                        : "Allow the action in the role's policy and, for a registry of another account, in the repository policy of "
                                + call.repository() + " too";
        return permanent("PE-DENY-01", "access is denied (403)" + said(), whose);
    }

    private String said() {
        if (message.isEmpty()) {
            return "";
        }
        String shown = message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) + "…" : message;
        return ": " + shown.replaceAll("[.\\s]+$", "");
    }

    private Failure permanent(String failureCode, String why, String remedy) {
        return Failure.permanent(failureCode, call.what() + " at " + registry, why, remedy);
    }

    private Failure transientFault(String failureCode, String why, String remedy) {
        return Failure.transientFault(failureCode, call.what() + " at " + registry, why, remedy);
    }

    private static JsonNode firstError(byte[] body) {
        try {
            return Json.read(body).path("errors").path(0);
        } catch (IOException notJson) {
            return MissingNode.getInstance();
        }
    }
}
