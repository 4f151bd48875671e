package io.jenkins.plugins.eksdelivery.registry.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A response whose body is still to be read; closing it hands the connection back. */
public final class HttpResponse implements AutoCloseable {

    /** An answer that is not a blob is a manifest or an error; ECR's largest manifest has 4 MiB. */
    private static final int LARGEST_TEXT = 8 * 1024 * 1024;

    private static final int LONGEST_REST = 64 * 1024;

    private final int status;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final InputStream body;
    private final Runnable release;
    private boolean closed;

    /** @param release runs once, when the response is closed */
    HttpResponse(int status, Map<String, String> headers, InputStream body, Runnable release) {
        this.status = status;
        this.headers.putAll(headers);
        this.body = body;
        this.release = release;
    }

    public int status() {
        return status;
    }

    /** The value of the header, whatever the case of its letters. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Ends early with an IOException when the connection is cut. */
    public InputStream body() {
        return body;
    }

    /** The whole body, which must be small. */
    public byte[] bytes() throws IOException {
        byte[] bytes = body.readNBytes(LARGEST_TEXT + 1);
        if (bytes.length > LARGEST_TEXT) {
            throw new IOException("the answer has more than " + LARGEST_TEXT + " bytes");
        }
        return bytes;
    }

    /** Reads a short rest of the body, so that the connection can be used again; a long one is not worth it. */
    public void skipRest() throws IOException {
        body.readNBytes(LONGEST_REST);
        // tells a body that has just ended from one that goes on
        if (body.read() >= 0) {
            close();
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            release.run();
        }
    }
}
