package io.jenkins.plugins.eksdelivery.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.eksdelivery.operation.AwsAccess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The AWS server of the local cloud, for the time of a test. */
public final class LocalAws implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final JsonNode ready;
    private final HttpClient http = HttpClient.newHttpClient();

    private LocalAws(Process process, JsonNode ready) {
        this.process = process;
        this.ready = ready;
    }

    /** Why it can't be started here; empty when it can. */
    public static Optional<String> obstacle() throws IOException, InterruptedException {
        try {
            Process check = new ProcessBuilder(
                            "python3", "-c", "import moto, werkzeug; assert moto.__version__ == '5.2.1'")
                    .redirectErrorStream(true)
                    .start();
            check.getInputStream().readAllBytes();
            return check.waitFor() == 0 ? Optional.empty() : Optional.of("python3 has no moto 5.2.1");
        } catch (IOException noPython) {
            return Optional.of("there is no python3");
        }
    }

    public static LocalAws start(Path folder) throws IOException, InterruptedException {
        Path readyFile = folder.resolve("ready.json");
        ProcessBuilder builder = new ProcessBuilder("python3", "-m", "localcloud", "--ready", readyFile.toString());
        builder.environment().put("PYTHONPATH", System.getProperty("project.root") + "/local-cloud/aws");
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("aws.log").toFile())
                .start();
        Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
        while (!Files.exists(readyFile)) {
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                process.destroyForcibly();
                throw new IOException("the AWS server did not start: " + Files.readString(folder.resolve("aws.log")));
            }
            Thread.sleep(50);
        }
        return new LocalAws(process, JSON.readTree(readyFile.toFile()));
    }

    public Map<String, String> environment() {
        List<String> arc = new ArrayList<>();
        ready.path("arcEndpoints")
                .fields()
                .forEachRemaining(each -> arc.add(
                        each.getKey() + "=http://127.0.0.1:" + each.getValue().asInt()));
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("AWS_ENDPOINT_URL", ready.path("endpoint").asText());
        environment.put("AWS_ACCESS_KEY_ID", ready.path("accessKeyId").asText());
        environment.put("AWS_SECRET_ACCESS_KEY", ready.path("secretAccessKey").asText());
        environment.put("AWS_REGION", "us-west-2");
        environment.put("EKS_DELIVERY_ARC_ENDPOINTS", String.join(",", arc));
        return environment;
    }

    public AwsAccess aws() {
        return AwsSession.from(environment());
    }

    /** Posts to the ARC configuration API, which the SDK's modules here lack. */
    public JsonNode configureArc(String path, String body) throws IOException, InterruptedException {
        return send(arc(path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public JsonNode configureArcGet(String path) throws IOException, InterruptedException {
        return send(arc(path).GET());
    }

    private HttpRequest.Builder arc(String path) {
        return HttpRequest.newBuilder(URI.create(ready.path("endpoint").asText() + path))
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential="
                                + ready.path("accessKeyId").asText()
                                + "/20260101/us-west-2/route53-recovery-control-config/aws4_request,"
                                + " SignedHeaders=host, Signature=0")
                .header("Content-Type", "application/json");
    }

    /** Calls the control API of the local cloud. */
    public JsonNode control(String method, String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(ready.path("endpoint").asText() + "/local-cloud" + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException("HTTP " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
