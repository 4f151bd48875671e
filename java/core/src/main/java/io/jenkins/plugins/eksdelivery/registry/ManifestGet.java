package io.jenkins.plugins.eksdelivery.registry;

import io.jenkins.plugins.eksdelivery.registry.http.HttpRequest;
import io.jenkins.plugins.eksdelivery.registry.http.HttpResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads a manifest.
 *
 * @param reference a tag or a digest
 */
record ManifestGet(RepositoryName repository, String reference) implements RegistryCall<Optional<Manifest>> {

    @Override
    public HttpRequest request(RegistryEndpoint registry) {
        return HttpRequest.of("GET", registry.at(repository + "/manifests/" + reference))
                .header("Accept", MediaType.ANY_MANIFEST);
    }

    @Override
    public boolean understands(int status) {
        return status == 200 || status == 404;
    }

    @Override
    public Optional<Manifest> read(HttpResponse response) throws IOException {
        if (response.status() == 404) {
            return Optional.empty();
        }
        String type = response.header("Content-Type").orElse(MediaType.MANIFEST);
        return Optional.of(Manifest.read(type, response.bytes()));
    }

    @Override
    public String what() {
        return "reading of " + repository + " " + reference;
    }
}
