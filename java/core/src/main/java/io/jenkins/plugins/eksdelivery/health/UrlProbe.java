package io.jenkins.plugins.eksdelivery.health;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sends one GET over HTTP/1.1 and follows no redirect. With {@code resolveTo} the connection goes to that host while the request, the TLS
 * server name and the check of the certificate keep the URL's host, as {@code curl --connect-to} does; the JDK's own clients can't.
 */
final class UrlProbe implements Probe {

    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int MOST_BYTES = 1 << 20;

    private final URI url;
    private final String resolveTo;
    private final Expectation expectation;

    UrlProbe(URI url, String resolveTo, Expectation expectation) {
        this.url = url;
        this.resolveTo = resolveTo;
        this.expectation = expectation;
    }

    @Override
    public Answer ask() throws IOException {
        boolean tls = url.getScheme().equals("https");
        int port = url.getPort() > 0 ? url.getPort() : tls ? 443 : 80;
        try (Socket plain = new Socket()) {
            plain.connect(address(port), TIMEOUT_MILLIS);
            plain.setSoTimeout(TIMEOUT_MILLIS);
            if (!tls) {
                return exchange(plain);
            }
            try (SSLSocket secure = (SSLSocket)
                    ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(plain, url.getHost(), port, true)) {
                SSLParameters parameters = secure.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                secure.setSSLParameters(parameters);
                return exchange(secure);
            }
        }
    }

    private InetSocketAddress address(int port) throws IOException {
        String host = url.getHost();
        int at = port;
        if (!resolveTo.isEmpty()) {
            int colon = resolveTo.indexOf(':');
            host = colon < 0 ? resolveTo : resolveTo.substring(0, colon);
            at = colon < 0 ? port : Integer.parseInt(resolveTo.substring(colon + 1));
        }
        InetSocketAddress address = new InetSocketAddress(host, at);
        if (address.isUnresolved()) {
            throw new IOException("no address for " + host);
        }
        return address;
    }

    private Answer exchange(Socket socket) throws IOException {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        String request = "GET " + path + query + " HTTP/1.1\r\nHost: " + url.getRawAuthority()
                + "\r\nUser-Agent: eks-delivery\r\nAccept: */*\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return parse(read(socket.getInputStream()));
    }

    private static byte[] read(InputStream stream) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int count = stream.read(buffer); count > 0 && bytes.size() < MOST_BYTES; count = stream.read(buffer)) {
            bytes.write(buffer, 0, count);
        }
        return bytes.toByteArray();
    }

    private Answer parse(byte[] answer) throws IOException {
        String head = new String(answer, StandardCharsets.ISO_8859_1);
        int end = head.indexOf("\r\n\r\n");
        String[] statusLine = head.split("[ \r\n]", 3);
        if (end < 0 || !head.startsWith("HTTP/1.") || statusLine.length < 2 || !statusLine[1].matches("\\d{3}")) {
            throw new IOException(answer.length == 0 ? "connection closed without an answer" : "no HTTP answer");
        }
        byte[] body = Arrays.copyOfRange(answer, end + 4, answer.length);
        boolean chunked = head.substring(0, end).toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked");
        return expectation.judge(
                Integer.parseInt(statusLine[1]), new String(chunked ? joined(body) : body, StandardCharsets.UTF_8));
    }

    /** https://www.rfc-editor.org/rfc/rfc9112#name-chunked-transfer-coding */
    private static byte[] joined(byte[] chunks) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        int at = 0;
        while (at < chunks.length) {
            int lineEnd = at;
            while (lineEnd < chunks.length && chunks[lineEnd] != '\r') {
                lineEnd++;
            }
            String size = new String(chunks, at, lineEnd - at, StandardCharsets.US_ASCII).split(";", 2)[0].strip();
            if (!size.matches("[0-9A-Fa-f]{1,7}") || Integer.parseInt(size, 16) == 0) {
                break;
            }
            int start = Math.min(lineEnd + 2, chunks.length);
            int length = Math.min(Integer.parseInt(size, 16), chunks.length - start);
            whole.write(chunks, start, length);
            at = start + length + 2;
        }
        return whole.toByteArray();
    }
}
