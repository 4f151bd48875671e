package io.jenkins.plugins.eksdelivery.registry.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.jenkins.plugins.eksdelivery.process.Command;
import io.jenkins.plugins.eksdelivery.process.LocalCommandRunner;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HttpTransportTest {

    private final HttpTransport transport =
            new HttpTransport((SSLSocketFactory) SSLSocketFactory.getDefault(), Duration.ofMillis(500));

    @Test
    void bodies_of_known_length_in_chunks_and_until_the_end_are_read_whole() throws Exception {
        assertThat(body("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello")).isEqualTo("hello");
        assertThat(
                        body(
                                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2;x=y\r\nlo\r\n0\r\nA: b\r\n\r\n"))
                .isEqualTo("hello");
        assertThat(body("HTTP/1.1 200 OK\r\n\r\nhello")).isEqualTo("hello");
        assertThat(body("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"))
                .isEqualTo("ok");
    }

    @Test
    void a_body_that_is_cut_is_an_error() {
        assertThatThrownBy(() -> body("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello"))
                .isInstanceOf(EOFException.class)
                .hasMessage("the answer was cut 4 bytes before its end");
        assertThatThrownBy(() -> body("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nhello"))
                .isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> body("HTTP/1.1 200")).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> body("SSH-2.0-OpenSSH\r\n")).hasMessageContaining("not the first line");
    }

    @Test
    void a_server_that_says_nothing_is_given_up() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            URI address = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/");

            assertThatThrownBy(() -> transport.exchange(HttpRequest.of("GET", address)))
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void a_connection_is_used_again_and_one_that_the_server_closed_is_replaced() throws Exception {
        List<Integer> ports = Collections.synchronizedList(new ArrayList<>());
        String answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
        try (Answering server = new Answering(socket -> {
            ports.add(socket.getPort());
            readHead(socket.getInputStream());
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
            if (ports.size() == 1) {
                readHead(socket.getInputStream());
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
            }
        })) {
            assertThat(get(server.address())).isEqualTo("ok");
            assertThat(get(server.address())).isEqualTo("ok");
            assertThat(ports).hasSize(1);
            Thread.sleep(50);

            assertThat(get(server.address())).as("the server has closed it").isEqualTo("ok");
            assertThat(ports).hasSize(2);
        }
    }

    @Test
    void an_answer_that_comes_while_the_body_is_still_sent_is_not_lost() throws Exception {
        try (Answering server = new Answering(socket -> {
            readHead(socket.getInputStream());
            socket.getOutputStream()
                    .write("HTTP/1.1 413 Too Large\r\nContent-Length: 3\r\nConnection: close\r\n\r\nbig"
                            .getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            // takes so little that the sender is still at it
            socket.getInputStream().readNBytes(100_000);
            Thread.sleep(100);
        })) {
            HttpRequest request =
                    new HttpRequest("PUT", server.address(), Map.of(), new Body.Bytes(new byte[20_000_000]));

            try (HttpResponse response = transport.exchange(request)) {
                assertThat(response.status()).isEqualTo(413);
            }
        }
    }

    @Test
    void a_part_of_a_file_is_sent_as_it_is(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("blob"), "0123456789".getBytes(StandardCharsets.ISO_8859_1));
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        try (Answering server = new Answering(socket -> {
            readHead(socket.getInputStream());
            received.write(socket.getInputStream().readNBytes(4));
            socket.getOutputStream()
                    .write("HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        })) {
            HttpRequest request = HttpRequest.of("PATCH", server.address())
                    .body("application/octet-stream", new Body.FilePart(file, 3, 4));

            try (HttpResponse response = transport.exchange(request)) {
                assertThat(response.status()).isEqualTo(201);
            }
            assertThat(received).hasToString("3456");
        }
    }

    @Test
    void a_file_that_is_shorter_than_told_is_an_error(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("blob"), new byte[10]);

        assertThatThrownBy(() -> new Body.FilePart(file, 3, 9).writeTo(sink()))
                .hasMessageContaining("ended at byte 10 of 12");
    }

    @Test
    void an_interrupt_ends_a_wait_for_an_answer() throws Exception {
        HttpTransport patient =
                new HttpTransport((SSLSocketFactory) SSLSocketFactory.getDefault(), Duration.ofMinutes(5));
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            URI address = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/");
            Thread waiting = Thread.currentThread();
            Thread interrupter = new Thread(() -> {
                try {
                    silent.accept();
                } catch (IOException closed) {
                    return;
                }
                waiting.interrupt();
            });
            interrupter.start();

            assertThatThrownBy(() -> patient.exchange(HttpRequest.of("GET", address)))
                    .isInstanceOf(InterruptedException.class);
            interrupter.join();
        }
    }

    @Test
    void a_header_of_two_lines_is_refused() {
        HttpRequest request =
                HttpRequest.of("GET", URI.create("http://127.0.0.1:1/")).header("A", "b\r\nHost: evil");

        assertThatThrownBy(() -> {
                    try (Answering server = new Answering(socket -> {})) {
                        transport.exchange(request.to(server.address()));
                    }
                })
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tls_takes_a_trusted_certificate_of_the_right_host_only(@TempDir Path folder) throws Exception {
        KeyStore keys = certificate(folder);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        SSLContext trusting = context(keys);
        server.setHttpsConfigurator(new HttpsConfigurator(trusting));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("ok".getBytes(StandardCharsets.ISO_8859_1));
            exchange.close();
        });
        server.start();
        try (HttpTransport trusted = new HttpTransport(trusting.getSocketFactory(), Duration.ofSeconds(20))) {
            int port = server.getAddress().getPort();

            try (HttpResponse response =
                    trusted.exchange(HttpRequest.of("GET", URI.create("https://localhost:" + port + "/")))) {
                assertThat(response.bytes())
                        .asString(StandardCharsets.ISO_8859_1)
                        .isEqualTo("ok");
            }
            assertThatThrownBy(() ->
                            trusted.exchange(HttpRequest.of("GET", URI.create("https://127.0.0.1:" + port + "/"))))
                    .as("the certificate is for localhost")
                    .isInstanceOf(SSLException.class);
            assertThatThrownBy(() ->
                            transport.exchange(HttpRequest.of("GET", URI.create("https://localhost:" + port + "/"))))
                    .as("nobody trusts it")
                    .isInstanceOf(SSLException.class);
        } finally {
            server.stop(0);
        }
    }

    private static KeyStore certificate(Path folder) throws Exception {
        Path file = folder.resolve("keys.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        new LocalCommandRunner(System.getenv(), folder)
                .run(
                        Command.of(
                                keytool,
                                "-genkeypair",
                                "-alias",
                                "server",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=dns:localhost",
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                "changeit",
                                "-keystore",
                                file.toString()),
                        (source, line) -> {});
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, "changeit".toCharArray());
        }
        return keys;
    }

    private static SSLContext context(KeyStore keys) throws Exception {
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, "changeit".toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", keys.getCertificate("server"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private String body(String answer) throws Exception {
        try (Answering server = new Answering(socket -> {
            readHead(socket.getInputStream());
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
        })) {
            return get(server.address());
        }
    }

    private String get(URI address) throws IOException, InterruptedException {
        try (HttpResponse response = transport.exchange(HttpRequest.of("GET", address))) {
            return new String(response.bytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static void readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return;
            }
            head.append((char) next);
        }
    }

    private static WritableByteChannel sink() {
        return Channels.newChannel(new ByteArrayOutputStream());
    }

    private interface Answer {
        void to(Socket socket) throws IOException, InterruptedException;
    }

    /** Gives each connection to the answer, and closes it then. */
    private static final class Answering implements AutoCloseable {

        private final ServerSocket server;

        Answering(Answer answer) throws IOException {
            server = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
            new Thread(() -> accept(answer), "answering").start();
        }

        URI address() {
            return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
        }

        @Override
        public void close() throws IOException {
            server.close();
        }

        private void accept(Answer answer) {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    answer.to(socket);
                } catch (IOException | InterruptedException gone) {
                    // the next connection, or the end
                }
            }
        }
    }
}
