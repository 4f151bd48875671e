package io.jenkins.plugins.eksdelivery.promotion.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Secret;
import io.jenkins.plugins.eksdelivery.promotion.world.Workloads.ReleaseState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * The record that Helm keeps of a release's revision: a Secret with labels, and the release as base64 of gzip of JSON
 * (https://github.com/helm/helm/blob/main/pkg/storage/driver/util.go).
 */
final class HelmSecret {

    private static final ObjectMapper JSON = new ObjectMapper();

    private HelmSecret() {}

    static int revision(Secret secret) {
        return Integer.parseInt(label(secret, "version", "0"));
    }

    static ReleaseState state(Secret secret) {
        return new ReleaseState(label(secret, "status", "unknown"), chart(secret), revision(secret));
    }

    private static String label(Secret secret, String name, String otherwise) {
        Map<String, String> labels = secret.getMetadata().getLabels();
        return labels == null ? otherwise : labels.getOrDefault(name, otherwise);
    }

    private static String chart(Secret secret) {
        String data = secret.getData() == null ? null : secret.getData().get("release");
        if (data == null) {
            return "unknown";
        }
        byte[] zipped = Base64.getDecoder().decode(Base64.getDecoder().decode(data));
        try (GZIPInputStream release = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            JsonNode metadata = JSON.readTree(release).path("chart").path("metadata");
            return metadata.path("name").asText() + "-"
                    + metadata.path("version").asText();
        } catch (IOException other) {
            return "unknown";
        }
    }
}
