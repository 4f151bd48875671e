package io.jenkins.plugins.eksdelivery.registry;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.registry.http.HttpRequest;
import io.jenkins.plugins.eksdelivery.registry.http.HttpResponse;
import io.jenkins.plugins.eksdelivery.registry.http.HttpTransport;
import io.jenkins.plugins.eksdelivery.registry.http.Origin;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Performs calls at one registry: adds the authorization, follows redirects, tries again what may pass. For several threads. */
public final class RegistrySession implements AutoCloseable {

    private static final int MOST_REDIRECTS = 5;

    private final RegistryEndpoint registry;
    private final HttpTransport transport;
    private final Authenticator authenticator;
    private final RetryPolicy retry;
    private final Pause pause;
    private final RandomGenerator random;

    RegistrySession(
            RegistryEndpoint registry,
            @Nullable RegistryLogin login,
            HttpTransport transport,
            RetryPolicy retry,
            Pause pause,
            RandomGenerator random) {
        this.registry = registry;
        this.transport = transport;
        this.authenticator = new Authenticator(login, transport);
        this.retry = retry;
        this.pause = pause;
        this.random = random;
    }

    /** @param login null for a registry that anyone may use */
    public static RegistrySession open(RegistryEndpoint registry, @Nullable RegistryLogin login, RetryPolicy retry) {
        return new RegistrySession(
                registry, login, HttpTransport.standard(), retry, Pause.real(), RandomGenerator.getDefault());
    }

    RegistryEndpoint registry() {
        return registry;
    }

    /**
     * Performs a call, again and again while its faults may pass and tries are left.
     *
     * @throws DeliveryException PE-…, see {@link Refusal}
     */
    <T> T call(RegistryCall<T> call) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(call);
            } catch (PassingFault fault) {
                waitOrGiveUp(attempt, fault);
            }
        }
    }

    /** Waits before try number attempt + 1, or throws what failed when it was the last one. */
    void waitOrGiveUp(int attempt, PassingFault fault) throws InterruptedException {
        if (attempt > retry.retries()) {
            throw fault.exhausted();
        }
        pause.sleep(retry.delay(attempt, fault.asked(), random));
    }

    /** Performs a call one time; only a challenge for another authorization is answered at once. */
    <T> T once(RegistryCall<T> call) throws PassingFault, InterruptedException {
        try {
            while (true) {
                Optional<String> authorization = authenticator.header(call.repository());
                HttpRequest request = call.request(registry);
                try (HttpResponse response = followed(call, request, authorization)) {
                    if (call.understands(response.status())) {
                        T result = call.read(response);
                        response.skipRest();
                        return result;
                    }
                    if (response.status() == 401 && authenticator.answer(response, call.repository(), authorization)) {
                        continue;
                    }
                    throw refused(call, request, authorization, response);
                }
            }
        } catch (IOException cut) {
            throw unreachable(call, cut);
        }
    }

    /** Cuts what is under way. */
    @Override
    public void close() {
        transport.close();
    }

    private HttpResponse followed(RegistryCall<?> call, HttpRequest request, Optional<String> authorization)
            throws IOException, InterruptedException {
        HttpRequest next = request;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            HttpResponse response = transport.exchange(authorized(next, authorization));
            Optional<String> location = response.header("Location");
            boolean moved = response.status() >= 301 && response.status() <= 308 && response.status() != 304;
            boolean reading = request.method().equals("GET") || request.method().equals("HEAD");
            if (!moved || !reading || !call.followsRedirects() || location.isEmpty()) {
                return response;
            }
            response.close();
            URI target = next.target().resolve(location.get());
            if (Origin.of(next.target()).secure() && !Origin.of(target).secure()) {
                throw new IOException("the registry redirects from https to http: " + target.getHost());
            }
            next = next.to(target);
        }
        throw new IOException("the registry redirects more than " + MOST_REDIRECTS + " times");
    }

    /** Object storage, to which registries redirect, refuses a request with two authorizations; and a token is nobody else's. */
    private HttpRequest authorized(HttpRequest request, Optional<String> authorization) {
        boolean own = Origin.of(request.target()).equals(registry.origin());
        return own && authorization.isPresent() ? request.header("Authorization", authorization.get()) : request;
    }

    private DeliveryException refused(
            RegistryCall<?> call, HttpRequest request, Optional<String> authorization, HttpResponse response)
            throws IOException, InterruptedException, PassingFault {
        boolean unexplained = request.method().equals("HEAD") && (response.status() == 401 || response.status() == 403);
        byte[] body = unexplained ? explanation(request, authorization) : response.bytes();
        Failure failure = new Refusal(call, registry, response.status(), body).failure();
        if (RetryPolicy.passing(response.status())) {
            throw new PassingFault(failure, RetryAfter.of(response), null);
        }
        return new DeliveryException(failure);
    }

    /** The answer to HEAD has no body, so the reason is asked for by GET. */
    private byte[] explanation(HttpRequest request, Optional<String> authorization)
            throws IOException, InterruptedException {
        HttpRequest asking = new HttpRequest("GET", request.target(), request.headers(), request.body());
        try (HttpResponse response = transport.exchange(authorized(asking, authorization))) {
            return response.status() >= 400 ? response.bytes() : new byte[0];
        }
    }

    private PassingFault unreachable(RegistryCall<?> call, IOException cut) {
        String what = call.what() + " at " + registry;
        if (cut instanceof SSLException) {
            throw new DeliveryException(
                    Failure.permanent(
                            "PE-TLS-01",
                            what,
                            "no trusted TLS connection: " + cut.getMessage(),
                            "Add the registry's certificate authority to the trust store of the agent's Java"),
                    cut);
        }
        String why = cut instanceof UnknownHostException
                ? "the host name is not known here"
                : "the connection failed: "
                        + (cut.getMessage() == null ? cut.getClass().getSimpleName() : cut.getMessage());
        return new PassingFault(
                Failure.transientFault(
                        "PE-NET-01",
                        what,
                        why,
                        "Check that the agent reaches " + registry + ", then run the step again"),
                Optional.empty(),
                cut);
    }
}
