package io.jenkins.plugins.eksdelivery.registry.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** One connection to one origin; one exchange at a time. Interrupting the thread that uses it closes it. */
final class HttpConnection implements AutoCloseable {

    private static final int HEAD_BUFFER = 64 * 1024;

    private final Origin origin;
    private final Socket socket;
    private final InputStream in;
    private final WritableByteChannel out;
    private boolean reusable = true;
    private int exchanges;

    private HttpConnection(Origin origin, Socket socket, WritableByteChannel out) throws IOException {
        this.origin = origin;
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), HEAD_BUFFER);
        this.out = out;
    }

    /** @param silence longest time without a byte while an answer is read */
    static HttpConnection open(Origin origin, SSLSocketFactory tls, Duration connect, Duration silence)
            throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            channel.socket()
                    .connect(
                            new InetSocketAddress(InetAddress.getByName(origin.host()), origin.port()),
                            Math.toIntExact(connect.toMillis()));
            if (!origin.secure()) {
                channel.socket().setSoTimeout(Math.toIntExact(silence.toMillis()));
                return new HttpConnection(origin, channel.socket(), channel);
            }
            SSLSocket secured = (SSLSocket) tls.createSocket(channel.socket(), origin.host(), origin.port(), true);
            SSLParameters parameters = secured.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secured.setSSLParameters(parameters);
            // a server that speaks no TLS may wait for more of what it takes for a request
            secured.setSoTimeout(Math.toIntExact(connect.toMillis()));
            secured.startHandshake();
            secured.setSoTimeout(Math.toIntExact(silence.toMillis()));
            return new HttpConnection(origin, secured, Channels.newChannel(secured.getOutputStream()));
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    /** Whether an exchange came before: then the server may have closed the connection meanwhile. */
    boolean used() {
        return exchanges > 1;
    }

    Origin origin() {
        return origin;
    }

    /**
     * Sends the request and reads the head of the answer.
     *
     * @param release gets this connection once the response is closed; it is closed or may be used again
     */
    HttpResponse exchange(HttpRequest request, Consumer<HttpConnection> release) throws IOException {
        exchanges++;
        try {
            send(request);
        } catch (IOException cut) {
            reusable = false;
            return answerBeforeTheEnd(request, cut, release);
        }
        return answer(request, release);
    }

    boolean reusable() {
        return reusable && !socket.isClosed();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // nothing is left to be told to anyone
        }
    }

    private void send(HttpRequest request) throws IOException {
        StringBuilder head = new StringBuilder(512);
        head.append(request.method())
                .append(' ')
                .append(target(request.target()))
                .append(" HTTP/1.1\r\n");
        head.append("Host: ").append(origin.authority()).append("\r\n");
        request.headers().forEach((name, value) -> {
            if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0) {
                throw new IllegalArgumentException("the header " + name + " has more than one line");
            }
            head.append(name).append(": ").append(value).append("\r\n");
        });
        if (request.body().length() > 0
                || !request.method().equals("GET") && !request.method().equals("HEAD")) {
            head.append("Content-Length: ").append(request.body().length()).append("\r\n");
        }
        head.append("\r\n");
        new Body.Bytes(head.toString().getBytes(StandardCharsets.ISO_8859_1)).writeTo(out);
        request.body().writeTo(out);
    }

    private static String target(URI address) {
        String path = address.getRawPath();
        String query = address.getRawQuery();
        return (path == null || path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
    }

    /** A server that refuses a body (401, 413, 429) answers and closes while the body is still on its way. */
    private HttpResponse answerBeforeTheEnd(HttpRequest request, IOException cut, Consumer<HttpConnection> release)
            throws IOException {
        try {
            return answer(request, release);
        } catch (IOException noAnswer) {
            cut.addSuppressed(noAnswer);
            throw cut;
        }
    }

    private HttpResponse answer(HttpRequest request, Consumer<HttpConnection> release) throws IOException {
        int status = status(BodyStream.line(in));
        Map<String, String> headers = headers();
        while (status < 200) {
            status = status(BodyStream.line(in));
            headers = headers();
        }
        if ("close".equalsIgnoreCase(headers.get("Connection"))) {
            reusable = false;
        }
        BodyStream body = body(request, status, headers);
        return new HttpResponse(status, headers, body, () -> {
            if (!body.finished()) {
                reusable = false;
            }
            release.accept(this);
        });
    }

    private static int status(String line) throws IOException {
        if (!line.startsWith("HTTP/1.") || line.length() < 12) {
            throw new IOException("'" + line + "' is not the first line of an HTTP answer");
        }
        try {
            return Integer.parseInt(line.substring(9, 12));
        } catch (NumberFormatException malformed) {
            throw new IOException("'" + line + "' has no status", malformed);
        }
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = BodyStream.line(in); !line.isEmpty(); line = BodyStream.line(in)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private BodyStream body(HttpRequest request, int status, Map<String, String> headers) throws IOException {
        if (request.method().equals("HEAD") || status == 204 || status == 304) {
            return BodyStream.ofLength(in, 0);
        }
        if ("chunked".equalsIgnoreCase(headers.get("Transfer-Encoding"))) {
            return BodyStream.chunked(in);
        }
        String length = headers.get("Content-Length");
        if (length == null) {
            return BodyStream.untilClosed(in);
        }
        try {
            return BodyStream.ofLength(in, Long.parseLong(length));
        } catch (NumberFormatException malformed) {
            throw new IOException("'" + length + "' is not a length of an answer", malformed);
        }
    }
}
