package io.jenkins.plugins.eksdelivery.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Reads what helm stores of a release, without a helm process: one secret a revision, of type {@code helm.sh/release.v1}, whose key {@code
 * release} is JSON, gzipped, in Base64, in the Base64 of secrets. Helm 3 and 4 alike.
 */
final class ReleaseStore {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KubernetesClient client;
    private final String namespace;
    private final String release;

    ReleaseStore(KubernetesClient client, String namespace, String release) {
        this.client = client;
        this.namespace = namespace;
        this.release = release;
    }

    /** All revisions that are kept, oldest first. */
    List<StoredRevision> history() throws IOException {
        List<StoredRevision> history = new ArrayList<>();
        for (Secret secret : client.secrets()
                .inNamespace(namespace)
                .withLabels(Map.of("owner", "helm", "name", release))
                .list()
                .getItems()) {
            history.add(revision(secret));
        }
        history.sort(Comparator.comparingInt(StoredRevision::revision));
        return history;
    }

    /** Marks a pending revision failed, as helm itself does when it is interrupted. */
    void markFailed(StoredRevision pending, String why) throws IOException {
        Secret secret = client.secrets()
                .inNamespace(namespace)
                .withName("sh.helm.release.v1." + release + ".v" + pending.revision())
                .require();
        ObjectNode stored = (ObjectNode) content(secret);
        ObjectNode info = (ObjectNode) stored.path("info");
        info.put("status", "failed");
        info.put("description", why);
        secret.getMetadata().getLabels().put("status", "failed");
        secret.getData().put("release", encode(stored));
        client.resource(secret).update(); // with its resourceVersion: a helm that is still at work wins
    }

    private static StoredRevision revision(Secret secret) throws IOException {
        Map<String, String> labels = secret.getMetadata().getLabels();
        JsonNode stored = content(secret);
        JsonNode info = stored.path("info");
        return new StoredRevision(
                Integer.parseInt(labels.get("version")),
                info.path("status").asText(),
                changedAt(labels, info),
                info.path("description").asText(),
                stored.path("manifest").asText(),
                info.path("notes").asText());
    }

    private static Instant changedAt(Map<String, String> labels, JsonNode info) {
        String seconds = labels.getOrDefault("modifiedAt", labels.get("createdAt"));
        if (seconds != null) {
            return Instant.ofEpochSecond(Long.parseLong(seconds));
        }
        try {
            return OffsetDateTime.parse(info.path("last_deployed").asText()).toInstant();
        } catch (DateTimeParseException unknown) {
            return Instant.EPOCH;
        }
    }

    private static JsonNode content(Secret secret) throws IOException {
        byte[] gzipped = Base64.getDecoder()
                .decode(Base64.getDecoder().decode(secret.getData().get("release")));
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(gzipped))) {
            return JSON.readTree(stream);
        }
    }

    private static String encode(JsonNode stored) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(JSON.writeValueAsBytes(stored));
        }
        Base64.Encoder base64 = Base64.getEncoder();
        return base64.encodeToString(base64.encode(bytes.toByteArray()));
    }
}
