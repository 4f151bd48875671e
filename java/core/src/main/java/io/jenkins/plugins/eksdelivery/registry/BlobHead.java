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
        return status == 200 || status == 404;
    }

    @Override
    public Boolean read(HttpResponse response) {
        return response.status() == 200;
    }

    @Override
    public String what() {
        return "look-up of blob " + digest + " in " + repository;
    }
}
