package io.jenkins.plugins.eksdelivery.registry;

import io.jenkins.plugins.eksdelivery.registry.http.HttpRequest;
import io.jenkins.plugins.eksdelivery.registry.http.HttpResponse;
import java.io.IOException;

/** One operation of the distribution protocol: its request, and how its answer is read. */
interface RegistryCall<T> {

    /** The request, without authorization. */
    HttpRequest request(RegistryEndpoint registry);

    /** Whether {@link #read} understands an answer of this status; another one is a failure or worth a retry. */
    boolean understands(int status);

    T read(HttpResponse response) throws IOException, InterruptedException;

    /** What is done to what, for messages. */
    String what();

    /** Repository that the call concerns. */
    RepositoryName repository();

    /** Whether a redirect is followed, when the call only reads. */
    default boolean followsRedirects() {
        return true;
    }
}
