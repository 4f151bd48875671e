package io.jenkins.plugins.eksdelivery.registry;

import io.jenkins.plugins.eksdelivery.registry.http.HttpRequest;
import io.jenkins.plugins.eksdelivery.registry.http.HttpResponse;
import java.util.Optional;

/**
 * Asks which digest a tag names, or whether a digest is there.
 *
 * @param reference a tag or a digest
 */
record ManifestHead(RepositoryName repository, String reference) implements RegistryCall<Optional<Digest>> {

    @Override
    public HttpRequest request(RegistryEndpoint registry) {
        return HttpRequest.of("HEAD", registry.at(repository + "/manifests/" + reference))
                .header("Accept", MediaType.ANY_MANIFEST);
    }

    @Override
    public boolean understands(int status) {
        return status == 200 || status == 404;
    }

    @Override
    public Optional<Digest> read(HttpResponse response) {
        return response.status() == 404
                ? Optional.empty()
                : response.header("Docker-Content-Digest").map(Digest::of);
    }

    @Override
    public String what() {
        return "look-up of " + repository + " " + reference;
    }
}
