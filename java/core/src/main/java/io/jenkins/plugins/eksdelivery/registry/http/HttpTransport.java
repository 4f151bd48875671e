package io.jenkins.plugins.eksdelivery.registry.http;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Exchanges requests for responses over connections that it keeps; for several threads. Closing it cuts all that is under way. */
public final class HttpTransport implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** A registry sums up a whole layer before it answers the end of an upload: some seconds per GiB. */
    private static final Duration SILENCE = Duration.ofSeconds(120);

    /** Servers close idle connections after 5 s (Node), 30 s (JDK) or 60 s (load balancers of AWS). */
    private static final long LONGEST_IDLE_NANOS = Duration.ofSeconds(4).toNanos();

    private final SSLSocketFactory tls;
    private final Duration silence;
    private final Map<Origin, Deque<Idle>> idle = new HashMap<>();
    private final Set<HttpConnection> open = new HashSet<>();
    private boolean closed;

    private record Idle(HttpConnection connection, long sinceNanos) {}

    /** With the certificates that this Java trusts. */
    public static HttpTransport standard() {
        return new HttpTransport((SSLSocketFactory) SSLSocketFactory.getDefault(), SILENCE);
    }

    /** @param silence longest time without a byte while an answer is read */
    public HttpTransport(SSLSocketFactory tls, Duration silence) {
        this.tls = tls;
        this.silence = silence;
    }

    /**
     * Sends the request and returns as soon as the head of the answer is there; the caller closes the response.
     *
     * @throws InterruptedException when the thread was interrupted; the connection is closed then
     */
    public HttpResponse exchange(HttpRequest request) throws IOException, InterruptedException {
        Origin origin = Origin.of(request.target());
        while (true) {
            HttpConnection connection = connection(origin);
            try {
                return connection.exchange(request, this::release);
            } catch (IOException | RuntimeException failed) {
                discard(connection);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                boolean closedWhileIdle = failed instanceof IOException && connection.used() && request.idempotent();
                if (!closedWhileIdle) {
                    throw failed;
                }
            }
        }
    }

    @Override
    public void close() {
        Set<HttpConnection> all;
        synchronized (this) {
            closed = true;
            idle.clear();
            all = new HashSet<>(open);
            open.clear();
        }
        all.forEach(HttpConnection::close);
    }

    private HttpConnection connection(Origin origin) throws IOException, InterruptedException {
        HttpConnection kept = kept(origin);
        if (kept != null) {
            return kept;
        }
        HttpConnection fresh;
        try {
            fresh = HttpConnection.open(origin, tls, CONNECT, silence);
        } catch (IOException failed) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw failed;
        }
        synchronized (this) {
            if (!closed) {
                open.add(fresh);
                return fresh;
            }
        }
        fresh.close();
        throw new IOException("the transport is closed");
    }

    private synchronized @Nullable HttpConnection kept(Origin origin) {
        Deque<Idle> waiting = idle.getOrDefault(origin, new ArrayDeque<>());
        while (!waiting.isEmpty()) {
            Idle last = waiting.removeLast();
            if (System.nanoTime() - last.sinceNanos() < LONGEST_IDLE_NANOS) {
                return last.connection();
            }
            open.remove(last.connection());
            last.connection().close();
        }
        return null;
    }

    private void release(HttpConnection connection) {
        synchronized (this) {
            if (connection.reusable() && !closed) {
                idle.computeIfAbsent(connection.origin(), any -> new ArrayDeque<>())
                        .addLast(new Idle(connection, System.nanoTime()));
                return;
            }
        }
        discard(connection);
    }

    private void discard(HttpConnection connection) {
        synchronized (this) {
            open.remove(connection);
        }
        connection.close();
    }
}
