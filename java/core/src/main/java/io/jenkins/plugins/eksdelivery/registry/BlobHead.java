package io.jenkins.plugins.eksdelivery.registry;

import io.jenkins.plugins.eksdelivery.registry.http.HttpRequest;
import io.jenkins.plugins.eksdelivery.registry.http.HttpResponse;

/** Asks whether a blob is there. */
record BlobHead(RepositoryName repository, Digest digest) implements RegistryCall<Boolean> {

    @Override
    public HttpRequest request(RegistryEndpoint registry) {
        return HttpRequest.of("HEAD", registry.at(repository + "/blobs/" + digest));
    }

    @Override
    public boolean understands(int status) {
        return status == 200 || status == 404 || status >= 301 && status <= 308;
    }

    @Override
    public Boolean read(HttpResponse response) {
        return response.status() != 404;
    }

    /** A redirect to object storage says enough: it is there. Its address is signed for GET and refuses HEAD. */
    @Override
    public boolean followsRedirects() {
        return false;
    }

    @Override
    public String what() {
        return "look-up of blob " + digest + " in " + repository;
    }
}
