package io.jenkins.plugins.eksdelivery.registry;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.registry.http.Body;

/** An image in a registry, named by digest. */
final class RegistryImage implements ImageSource {

    private final RegistrySession session;
    private final RepositoryName repository;
    private final Digest digest;

    RegistryImage(RegistrySession session, RepositoryName repository, Digest digest) {
        this.session = session;
        this.repository = repository;
        this.digest = digest;
    }

    @Override
    public Manifest root() throws InterruptedException {
        return manifest(digest);
    }

    @Override
    public Manifest child(Descriptor descriptor) throws InterruptedException {
        return manifest(descriptor.digest());
    }

    @Override
    public Body part(Descriptor blob, long offset, long length) throws InterruptedException {
        if (length == 0) {
            return Body.none();
        }
        return new Body.Bytes(session.call(new BlobRead(repository, blob.digest(), offset, Math.toIntExact(length))));
    }

    @Override
    public String name() {
        return session.registry() + "/" + repository + "@" + digest;
    }

    private Manifest manifest(Digest wanted) throws InterruptedException {
        Manifest found = session.call(new ManifestGet(repository, wanted.toString()))
                .orElseThrow(
                        () -> failure("PE-SOURCE-01", "the registry has no manifest " + wanted, "Correct the digest"));
        if (!found.digest().equals(wanted)) {
            throw failure(
                    "PE-DIGEST-02",
                    "the registry served " + found.digest() + " for " + wanted,
                    "Run the step again; if it comes back, a proxy between changes manifests");
        }
        return found;
    }

    private DeliveryException failure(String code, String why, String remedy) {
        return new DeliveryException(Failure.permanent(code, "reading of " + name(), why, remedy));
    }
}
