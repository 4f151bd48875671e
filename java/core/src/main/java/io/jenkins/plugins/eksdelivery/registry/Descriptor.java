package io.jenkins.plugins.eksdelivery.registry;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Names a blob or a manifest.
 *
 * @param mediaType what it is
 * @param digest its digest
 * @param size its length in bytes
 * @param platform such as linux/amd64; "" when it has none
 * @param foreign whether its bytes lie elsewhere and are not to be pushed
 */
record Descriptor(String mediaType, Digest digest, long size, String platform, boolean foreign) {

    static Descriptor of(JsonNode node) {
        JsonNode platform = node.path("platform");
        String name = platform.isObject()
                ? platform.path("os").asText() + "/"
                        + platform.path("architecture").asText()
                        + (platform.hasNonNull("variant")
                                ? "/" + platform.path("variant").asText()
                                : "")
                : "";
        return new Descriptor(
                node.path("mediaType").asText(),
                Digest.of(node.path("digest").asText()),
                node.path("size").asLong(),
                name,
                node.path("urls").size() > 0);
    }
}
