package io.jenkins.plugins.eksdelivery.registry;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names an image the way Dockerfiles do, such as {@code alpine}, {@code quay.io/org/app:1.0} or {@code host:5000/app@sha256:…}.
 *
 * @param registry host and port; docker.io when the text names none
 * @param repository name within the registry; library/… for a single word of docker.io
 * @param tag "latest" when the text names neither tag nor digest; null with a digest only
 * @param digest null when the text names none
 */
public record ImageReference(
        String registry,
        RepositoryName repository,
        @Nullable Tag tag,
        @Nullable Digest digest) implements Serializable {

    private static final String DOCKER_HUB = "docker.io";

    /** @throws DeliveryException PE-REF-04 when it is empty; PE-REF-01 to 03 when a part of it is not well formed */
    public static ImageReference of(String text) {
        if (text.isBlank()) {
            throw new DeliveryException(Failure.permanent(
                    "PE-REF-04", "image reference '" + text + "'", "it is empty", "Give one such as alpine:3.20"));
        }
        int at = text.indexOf('@');
        Digest digest = at < 0 ? null : Digest.of(text.substring(at + 1));
        String named = at < 0 ? text : text.substring(0, at);
        int colon = named.lastIndexOf(':');
        boolean tagged = colon > named.lastIndexOf('/');
        Tag tag = tagged ? Tag.of(named.substring(colon + 1)) : digest == null ? Tag.of("latest") : null;
        String path = tagged ? named.substring(0, colon) : named;
        int slash = path.indexOf('/');
        String first = slash < 0 ? "" : path.substring(0, slash);
        if (first.contains(".") || first.contains(":") || first.equals("localhost")) {
            return new ImageReference(first, RepositoryName.of(path.substring(slash + 1)), tag, digest);
        }
        String repository = slash < 0 ? "library/" + path : path;
        return new ImageReference(DOCKER_HUB, RepositoryName.of(repository), tag, digest);
    }

    /** Whether it always names the same bytes. */
    public boolean pinned() {
        return digest != null;
    }

    /** Whether its registry is on this machine, where plain HTTP is spoken. */
    public boolean local() {
        return registry.matches("(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d+)?");
    }

    /** Where the registry's API is. */
    public RegistryEndpoint endpoint() {
        if (registry.equals(DOCKER_HUB)) {
            return RegistryEndpoint.of("https://registry-1.docker.io");
        }
        return RegistryEndpoint.of((local() ? "http://" : "https://") + registry);
    }

    /** What is asked for: the digest, or else the tag. */
    String wanted() {
        return Optional.<Object>ofNullable(digest)
                .or(() -> Optional.ofNullable(tag))
                .map(Object::toString)
                .orElse("latest");
    }

    @Override
    public String toString() {
        return registry + "/" + repository + (tag == null ? "" : ":" + tag) + (digest == null ? "" : "@" + digest);
    }
}
