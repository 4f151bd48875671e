package io.jenkins.plugins.eksdelivery.registry;

import io.jenkins.plugins.eksdelivery.registry.http.Body;
import io.jenkins.plugins.eksdelivery.registry.http.HttpRequest;
import io.jenkins.plugins.eksdelivery.registry.http.HttpResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends a part of a blob to its upload; the last part ends the upload. After a cut it must not simply be sent again: it may have been
 * stored, in part or whole.
 *
 * @param location where the last answer said
 * @param offset first byte of the part
 * @param body the part
 * @param last whether the part ends the blob, so that the registry checks its digest
 */
record UploadPart(RepositoryName repository, Digest digest, URI location, long offset, Body body, boolean last)
        implements RegistryCall<UploadPart.Answer> {

    /** ECR, which names the byte that it waits for in its message only. */
    private static final Pattern FIRST_BYTE = Pattern.compile("instead of (\\d+)");

    private static final Pattern RANGE = Pattern.compile("(?:bytes=)?0-(\\d+)");

    /** What became of the part. */
    sealed interface Answer {

        /**
         * It is stored.
         *
         * @param next where the next part goes; empty for the same address
         */
        record Stored(Optional<URI> next) implements Answer {}

        /**
         * The upload stands elsewhere.
         *
         * @param offset the byte that the registry waits for, when it says
         */
        record OutOfStep(Optional<Long> offset) implements Answer {}

        /** The registry no longer knows the upload. */
        record Gone() implements Answer {}
    }

    @Override
    public HttpRequest request(RegistryEndpoint registry) {
        String address = location.toString();
        URI target =
                last ? URI.create(address + (address.indexOf('?') < 0 ? "?" : "&") + "digest=" + digest) : location;
        HttpRequest request = HttpRequest.of(last ? "PUT" : "PATCH", target).body("application/octet-stream", body);
        boolean whole = last && offset == 0;
        return whole || body.length() == 0
                ? request
                : request.header("Content-Range", offset + "-" + (offset + body.length() - 1));
    }

    @Override
    public boolean understands(int status) {
        // 201 to a PATCH is ECR's
        return status == 201 || status == 202 || status == 204 || status == 416 || status == 404;
    }

    @Override
    public Answer read(HttpResponse response) throws IOException {
        if (response.status() == 404) {
            return new Answer.Gone();
        }
        if (response.status() == 416) {
            return new Answer.OutOfStep(expected(response));
        }
        return new Answer.Stored(response.header("Location").map(URI::create));
    }

    /** The number of bytes that a Range header of an upload speaks of. Distribution says 0-0 when there are none. */
    static Optional<Long> received(HttpResponse response) {
        return response.header("Range")
                .map(RANGE::matcher)
                .filter(Matcher::matches)
                .map(matcher -> Long.parseLong(matcher.group(1)))
                .map(lastByte -> lastByte == 0 ? 0 : lastByte + 1);
    }

    @Override
    public String what() {
        return "upload of blob " + digest + " to " + repository;
    }

    private static Optional<Long> expected(HttpResponse response) throws IOException {
        Matcher said = FIRST_BYTE.matcher(new String(response.bytes(), StandardCharsets.UTF_8));
        return said.find() ? Optional.of(Long.parseLong(said.group(1))) : received(response);
    }
}
