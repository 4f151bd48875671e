package io.jenkins.plugins.eksdelivery.localcloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Speaks to the control API of a running cloud: faults, the call log, DNS answers. */
public final class ControlApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final URI root;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();

    /** @param endpoint URL of the cloud's AWS API */
    public ControlApi(String endpoint) {
        this.root = URI.create(endpoint + "/local-cloud/");
    }

    /**
     * Sends one request.
     *
     * @param path below {@code /local-cloud/}
     * @param body null for none
     * @throws DeliveryException LC-CONTROL-01 when there is no answer, LC-FAULT-01 when the request is refused
     */
    public JsonNode call(String method, String path, @Nullable Map<String, ?> body) throws InterruptedException {
        try {
            String text = body == null ? "" : JSON.writeValueAsString(body);
            HttpRequest request = HttpRequest.newBuilder(root.resolve(path))
                    .timeout(LIMIT)
                    .method(method, HttpRequest.BodyPublishers.ofString(text))
                    .build();
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode answer = JSON.readTree(response.body());
            if (response.statusCode() >= 400) {
                throw new DeliveryException(Failure.permanent(
                        "LC-FAULT-01",
                        method + " " + path + " of the local cloud",
                        answer.path("error").asText("status " + response.statusCode()),
                        "Correct the request; see docs/guides/local-cloud.md"));
            }
            return answer;
        } catch (IOException unreachable) {
            throw new DeliveryException(
                    Failure.transientFault(
                            "LC-CONTROL-01",
                            "the local cloud at " + root,
                            "it does not answer: " + unreachable.getMessage(),
                            "Run: eks-delivery cloud up"),
                    unreachable);
        }
    }

    /** Makes a region unreachable: AWS API, registry, Kubernetes and its routing-control endpoint close all connections. */
    public void regionDown(String region) throws InterruptedException {
        call("PUT", "faults/regions/" + region, Map.of());
    }

    public void regionUp(String region) throws InterruptedException {
        call("DELETE", "faults/regions/" + region, null);
    }

    /** Adds a fault for calls that match; see {@link FaultRule}. */
    public void add(FaultRule rule) throws InterruptedException {
        call("POST", "faults/rules", rule.toMap());
    }

    /** Takes all faults away. */
    public void clearFaults() throws InterruptedException {
        call("DELETE", "faults", null);
    }

    /** The faults that are on: down, rules, arcEndpointsDown. */
    public JsonNode faults() throws InterruptedException {
        return call("GET", "faults", null);
    }

    /**
     * The call log: counts per region, service and action, and the single entries.
     *
     * @param since seconds since 1970; older entries are left out, counts are not
     */
    public JsonNode calls(double since) throws InterruptedException {
        return call("GET", "calls?since=" + since, null);
    }

    /** What the outside gets from DNS for a name: values, setIdentifier, routing, ttl, healthy. */
    public JsonNode resolve(String name) throws InterruptedException {
        return call("GET", "dns?name=" + name, null);
    }
}
