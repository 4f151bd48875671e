package io.jenkins.plugins.eksdelivery.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * Credentials of the pod, from the agent that EKS Pod Identity puts on each node.
 *
 * <p>Protocol: https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html
 */
final class ContainerCredentials implements AwsCredentialsProvider {

    /** Plain HTTP is allowed to these and to loopback only, as the SDKs do. */
    private static final Set<String> AGENTS = Set.of("169.254.170.2", "169.254.170.23", "[fd00:ec2::23]");

    private static final Duration EARLY = Duration.ofMinutes(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI uri;
    private final String tokenFile;
    private @Nullable AwsSessionCredentials current;

    ContainerCredentials(String uri, String tokenFile) {
        this.uri = URI.create(uri);
        this.tokenFile = tokenFile;
    }

    @Override
    public synchronized AwsCredentials resolveCredentials() {
        AwsSessionCredentials known = current;
        if (known != null
                && known.expirationTime().orElse(Instant.MAX).minus(EARLY).isAfter(Instant.now())) {
            return known;
        }
        try {
            AwsSessionCredentials fresh = ask();
            current = fresh;
            return fresh;
        } catch (IOException failed) {
            throw new DeliveryException(
                    Failure.transientFault(
                            "AWS-CRED-02",
                            "credentials of the pod from " + uri.getHost(),
                            failed.getClass().getSimpleName() + " " + failed.getMessage(),
                            "Check the pod identity association of the pod's service account"),
                    failed);
        }
    }

    private AwsSessionCredentials ask() throws IOException {
        if (!uri.getScheme().equals("https")
                && !AGENTS.contains(uri.getHost())
                && !InetAddress.getByName(uri.getHost()).isLoopbackAddress()) {
            throw new IOException("plain HTTP is not allowed to " + uri.getHost());
        }
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setConnectTimeout(2000);
        connection.setReadTimeout(5000);
        if (!tokenFile.isEmpty()) {
            connection.setRequestProperty(
                    "Authorization", Files.readString(Path.of(tokenFile)).strip());
        }
        if (connection.getResponseCode() != 200) {
            throw new IOException("HTTP " + connection.getResponseCode());
        }
        try (InputStream body = connection.getInputStream()) {
            JsonNode answer = JSON.readTree(body);
            return AwsSessionCredentials.builder()
                    .accessKeyId(answer.path("AccessKeyId").asText())
                    .secretAccessKey(answer.path("SecretAccessKey").asText())
                    .sessionToken(answer.path("Token").asText())
                    .expirationTime(Instant.parse(answer.path("Expiration").asText()))
                    .build();
        }
    }
}
