package io.jenkins.plugins.eksdelivery.registry;

/**
 * Kinds of documents in a registry.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/v1.1.0/media-types.md">media types</a>
 */
final class MediaType {

    static final String INDEX = "application/vnd.oci.image.index.v1+json";
    static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    static final String DOCKER_LIST = "application/vnd.docker.distribution.manifest.list.v2+json";
    static final String DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";

    /** Without all four in Accept a registry answers 404, or converts the manifest, whose digest is then another. */
    static final String ANY_MANIFEST = String.join(", ", INDEX, MANIFEST, DOCKER_LIST, DOCKER_MANIFEST);

    private MediaType() {}

    static boolean isIndex(String mediaType) {
        return mediaType.equals(INDEX) || mediaType.equals(DOCKER_LIST);
    }
}
