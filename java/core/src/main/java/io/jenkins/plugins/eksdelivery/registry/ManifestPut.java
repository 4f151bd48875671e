package io.jenkins.plugins.eksdelivery.registry;

import io.jenkins.plugins.eksdelivery.registry.http.Body;
import io.jenkins.plugins.eksdelivery.registry.http.HttpRequest;
import io.jenkins.plugins.eksdelivery.registry.http.HttpResponse;

/**
 * Stores a manifest, byte for byte.
 *
 * @param reference a tag, or the manifest's own digest
 */
record ManifestPut(RepositoryName repository, String reference, Manifest manifest) implements RegistryCall<Boolean> {

    @Override
    public HttpRequest request(RegistryEndpoint registry) {
        return HttpRequest.of("PUT", registry.at(repository + "/manifests/" + reference))
                .body(manifest.mediaType(), new Body.Bytes(manifest.bytes()));
    }

    @Override
    public boolean understands(int status) {
        // ECR leaves the Location out, so nothing of the answer is used
        return status == 201 || status == 200;
    }

    @Override
    public Boolean read(HttpResponse response) {
        return true;
    }

    @Override
    public String what() {
        return "storing of manifest " + repository + " " + reference;
    }
}
