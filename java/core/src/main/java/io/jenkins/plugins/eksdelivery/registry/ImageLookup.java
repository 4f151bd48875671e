package io.jenkins.plugins.eksdelivery.registry;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks a registry which digest an image has now. */
public final class ImageLookup {

    private static final RetryPolicy ONE_MORE_TRY = RetryPolicy.of(1);

    private final @Nullable RegistryLogin login;

    /** @param login null for a registry that anyone may read */
    public ImageLookup(@Nullable RegistryLogin login) {
        this.login = login;
    }

    /** Empty when the registry has no such image, can't be reached or does not tell. */
    public Optional<Digest> digest(ImageReference image) throws InterruptedException {
        try (RegistrySession session = RegistrySession.open(image.endpoint(), login, ONE_MORE_TRY)) {
            return session.call(new ManifestHead(image.repository(), image.wanted()));
        } catch (DeliveryException unknown) {
            return Optional.empty();
        }
    }
}
