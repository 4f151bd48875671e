package io.jenkins.plugins.eksdelivery.registry;

import io.jenkins.plugins.eksdelivery.registry.http.HttpRequest;
import io.jenkins.plugins.eksdelivery.registry.http.HttpResponse;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Opens an upload, or mounts the blob from another repository of the same registry.
 *
 * @param digest the blob to mount; not needed without {@code from}
 * @param from repository that is known to hold the blob; null for none
 */
record UploadStart(
        RepositoryName repository, Digest digest, @Nullable RepositoryName from)
        implements RegistryCall<UploadStart.Answer> {

    /**
     * Where to send the bytes.
     *
     * @param location address of the upload; empty when the blob was mounted
     * @param shortestChunk number of bytes that a chunk must have at least, the last one excepted
     */
    record Answer(Optional<URI> location, long shortestChunk) {}

    @Override
    public HttpRequest request(RegistryEndpoint registry) {
        String mount = from == null ? "" : "?mount=" + digest + "&from=" + from;
        return HttpRequest.of("POST", registry.at(repository + "/blobs/uploads/" + mount));
    }

    @Override
    public boolean understands(int status) {
        return status == 202 || status == 201;
    }

    @Override
    public Answer read(HttpResponse response) {
        if (response.status() == 201) {
            return new Answer(Optional.empty(), 0);
        }
        long shortest =
                response.header("OCI-Chunk-Min-Length").map(Long::parseLong).orElse(0L);
        return new Answer(response.header("Location").map(URI::create), shortest);
    }

    @Override
    public String what() {
        return "start of an upload to " + repository;
    }
}
