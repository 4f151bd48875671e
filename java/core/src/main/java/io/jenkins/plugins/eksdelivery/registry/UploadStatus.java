package io.jenkins.plugins.eksdelivery.registry;

import io.jenkins.plugins.eksdelivery.registry.http.HttpRequest;
import io.jenkins.plugins.eksdelivery.registry.http.HttpResponse;
import java.net.URI;
import java.util.Optional;

/** Asks how much of an upload arrived. Empty when the registry can't tell: ECR answers 404 to uploads that are well, others 400. */
record UploadStatus(RepositoryName repository, URI location) implements RegistryCall<Optional<UploadStatus.Answer>> {

    /**
     * How an upload stands.
     *
     * @param received number of bytes
     * @param next where the next part goes; empty for the same address
     */
    record Answer(long received, Optional<URI> next) {}

    @Override
    public HttpRequest request(RegistryEndpoint registry) {
        return HttpRequest.of("GET", location);
    }

    @Override
    public boolean understands(int status) {
        boolean untold = status == 400 || status == 404 || status == 405 || status == 416;
        return status == 204 || status == 200 || status == 202 || untold;
    }

    @Override
    public Optional<Answer> read(HttpResponse response) {
        if (response.status() >= 400) {
            return Optional.empty();
        }
        Optional<URI> next = response.header("Location").map(URI::create);
        return UploadPart.received(response).map(received -> new Answer(received, next));
    }

    @Override
    public String what() {
        return "look-up of an upload to " + repository;
    }
}
