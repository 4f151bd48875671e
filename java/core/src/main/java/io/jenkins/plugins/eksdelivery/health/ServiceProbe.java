package io.jenkins.plugins.eksdelivery.health;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks a service through the Kubernetes API's proxy, so that no way into the cluster's network is needed. */
final class ServiceProbe implements Probe {

    private static final int TIMEOUT_SECONDS = 10;

    private final KubernetesClient client;
    private final HealthTarget.Service target;
    private final Expectation expectation;

    ServiceProbe(KubernetesClient client, HealthTarget.Service target, Expectation expectation) {
        this.client = client;
        this.target = target;
        this.expectation = expectation;
    }

    @Override
    public Answer ask() throws IOException, InterruptedException {
        String master = client.getMasterUrl().toString().replaceAll("/$", "");
        HttpClient http = client.getHttpClient();
        HttpRequest request = http.newHttpRequestBuilder()
                .uri(URI.create(master + "/api/v1/namespaces/" + target.namespace() + "/services/" + target.name() + ":"
                        + target.port() + "/proxy" + target.path()))
                .build();
        try {
            HttpResponse<String> answer = http.sendAsync(request, String.class).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            return expectation.judge(answer.code(), Objects.requireNonNullElse(answer.body(), ""));
        } catch (ExecutionException failed) {
            throw new IOException(String.valueOf(failed.getCause()), failed);
        } catch (TimeoutException silent) {
            throw new IOException("no answer for " + TIMEOUT_SECONDS + " s", silent);
        }
    }
}
