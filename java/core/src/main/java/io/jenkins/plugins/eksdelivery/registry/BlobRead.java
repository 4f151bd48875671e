package io.jenkins.plugins.eksdelivery.registry;

import io.jenkins.plugins.eksdelivery.registry.http.HttpRequest;
import io.jenkins.plugins.eksdelivery.registry.http.HttpResponse;
import java.io.EOFException;
import java.io.IOException;

/**
 * Reads a part of a blob into memory.
 *
 * @param offset first byte
 * @param length number of bytes, at least one
 */
record BlobRead(RepositoryName repository, Digest digest, long offset, int length) implements RegistryCall<byte[]> {

    @Override
    public HttpRequest request(RegistryEndpoint registry) {
        return HttpRequest.of("GET", registry.at(repository + "/blobs/" + digest))
                .header("Range", "bytes=" + offset + "-" + (offset + length - 1));
    }

    @Override
    public boolean understands(int status) {
        return status == 200 || status == 206;
    }

    @Override
    public byte[] read(HttpResponse response) throws IOException {
        if (response.status() == 200) {
            // a server without ranges sends the whole blob
            response.body().skipNBytes(offset);
        }
        byte[] bytes = response.body().readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("blob " + digest + " ended at byte " + (offset + bytes.length));
        }
        return bytes;
    }

    @Override
    public String what() {
        return "reading of blob " + digest + " from " + repository;
    }
}
