package io.jenkins.plugins.eksdelivery.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A manifest or an index, with the very bytes that its digest is of. */
final class Manifest {

    private final String mediaType;
    private final byte[] bytes;
    private final Digest digest;
    private final List<Descriptor> children;
    private final List<Descriptor> blobs;

    private Manifest(String mediaType, byte[] bytes, List<Descriptor> children, List<Descriptor> blobs) {
        this.mediaType = mediaType;
        this.bytes = bytes;
        this.digest = Digest.ofBytes(bytes);
        this.children = List.copyOf(children);
        this.blobs = List.copyOf(blobs);
    }

    /**
     * Reads a manifest.
     *
     * @param knownType media type of its descriptor or Content-Type, for one that does not name its own
     * @throws DeliveryException PE-LAYOUT-05 when it is no manifest
     */
    static Manifest read(String knownType, byte[] bytes) {
        try {
            JsonNode node = Json.read(bytes);
            String mediaType = node.path("mediaType").asText(knownType);
            List<Descriptor> children = new ArrayList<>();
            node.path("manifests").forEach(child -> children.add(Descriptor.of(child)));
            List<Descriptor> blobs = new ArrayList<>();
            if (node.has("config")) {
                blobs.add(Descriptor.of(node.path("config")));
            }
            node.path("layers").forEach(layer -> blobs.add(Descriptor.of(layer)));
            if (!node.isObject() || children.isEmpty() && blobs.isEmpty()) {
                throw notAManifest(knownType, null);
            }
            return new Manifest(mediaType, bytes, children, blobs);
        } catch (IOException malformed) {
            throw notAManifest(knownType, malformed);
        }
    }

    String mediaType() {
        return mediaType;
    }

    byte[] bytes() {
        return bytes;
    }

    Digest digest() {
        return digest;
    }

    /** Manifests that an index lists; empty for an image. */
    List<Descriptor> children() {
        return children;
    }

    /** Configuration and layers; empty for an index. */
    List<Descriptor> blobs() {
        return blobs;
    }

    private static DeliveryException notAManifest(String knownType, @Nullable IOException cause) {
        return new DeliveryException(
                Failure.permanent(
                        "PE-LAYOUT-05",
                        "document of type " + knownType,
                        "it is neither an image manifest nor an index",
                        "Build the image again"),
                cause);
    }
}
