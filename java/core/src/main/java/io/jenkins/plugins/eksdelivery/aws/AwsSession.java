package io.jenkins.plugins.eksdelivery.aws;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.operation.AwsAccess;
import io.jenkins.plugins.eksdelivery.parameter.NearestName;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.s3.S3BaseClientBuilder;

/**
 * Access to AWS as the variables of a block tell it, not those of the JVM: in Jenkins {@code withEnv} and {@code withAwsRole} set them for
 * a block only.
 */
public final class AwsSession implements AwsAccess {

    /** No request outlasts this, retries included: whoever takes over a promotion's lease counts on it. */
    public static final Duration LONGEST_CALL = Duration.ofSeconds(20);

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ATTEMPT = Duration.ofSeconds(8);
    private static final int ATTEMPTS = 3;

    private final String region;
    private final AwsCredentialsProvider credentials;
    private final Map<String, String> environment;
    private final @Nullable Map<String, String> exposed;

    /**
     * A session with these credentials.
     *
     * @param region such as us-east-1; "" when none is known
     * @param environment the block's variables, of which AWS_ENDPOINT_URL is honoured
     */
    public AwsSession(String region, AwsCredentialsProvider credentials, Map<String, String> environment) {
        this(region, credentials, environment, null);
    }

    private AwsSession(
            String region,
            AwsCredentialsProvider credentials,
            Map<String, String> environment,
            @Nullable Map<String, String> exposed) {
        this.region = region;
        this.credentials = credentials;
        this.environment = Map.copyOf(environment);
        this.exposed = exposed == null ? null : Map.copyOf(exposed);
    }

    /** The identity and region that these variables name: keys, profile, web identity, pod identity, in the order of the AWS tools. */
    public static AwsSession from(Map<String, String> environment) {
        String region = environment.getOrDefault("AWS_REGION", environment.getOrDefault("AWS_DEFAULT_REGION", ""));
        return new AwsSession(region, new EnvironmentCredentials(environment, region), environment);
    }

    /** The same session, whose programs are given these variables instead of keys; see {@link ToolCredentials}. */
    public AwsSession exposing(Map<String, String> variables) {
        return new AwsSession(region, credentials, environment, variables);
    }

    @Override
    public String region() {
        if (region.isEmpty()) {
            throw new DeliveryException(Failure.permanent(
                    "AWS-REGION-01",
                    "AWS call",
                    "no region was given",
                    "Give region:, use withAwsRole(region: …), or set AWS_REGION"));
        }
        return region;
    }

    @Override
    public AwsAccess in(String other) {
        List<String> known = Region.regions().stream().map(Region::id).toList();
        if (!known.contains(other)) {
            String nearest = NearestName.of(other, known);
            throw new DeliveryException(Failure.permanent(
                    "AWS-REGION-01",
                    "region '" + other + "'",
                    "AWS has no such region",
                    nearest == null ? "Give one such as us-east-1" : "Did you mean '" + nearest + "'?"));
        }
        return new AwsSession(other, credentials, environment, exposed);
    }

    @Override
    public AwsCredentialsProvider credentials() {
        return credentials;
    }

    @Override
    public <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
        String endpoint = environment.getOrDefault("AWS_ENDPOINT_URL", "");
        return build(builder, endpoint.isEmpty() ? null : URI.create(endpoint));
    }

    @Override
    public <B extends AwsClientBuilder<B, C>, C> C client(B builder, URI endpoint) {
        return build(builder, endpoint);
    }

    @Override
    public Map<String, String> environment() {
        Map<String, String> variables = new LinkedHashMap<>();
        if (exposed != null) {
            variables.putAll(exposed);
        } else {
            AwsCredentials resolved = credentials.resolveCredentials();
            variables.put("AWS_ACCESS_KEY_ID", resolved.accessKeyId());
            variables.put("AWS_SECRET_ACCESS_KEY", resolved.secretAccessKey());
            if (resolved instanceof AwsSessionCredentials session) {
                variables.put("AWS_SESSION_TOKEN", session.sessionToken());
            }
        }
        if (!region.isEmpty()) {
            variables.put("AWS_REGION", region);
            variables.put("AWS_DEFAULT_REGION", region);
        }
        String endpoint = environment.get("AWS_ENDPOINT_URL");
        if (endpoint != null) {
            variables.put("AWS_ENDPOINT_URL", endpoint);
        }
        return variables;
    }

    private <B extends AwsClientBuilder<B, C>, C> C build(B builder, @Nullable URI endpoint) {
        builder.region(Region.of(region()))
                .credentialsProvider(credentials)
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .apiCallTimeout(LONGEST_CALL)
                        .apiCallAttemptTimeout(ATTEMPT)
                        .retryStrategy(StandardRetryStrategy.builder()
                                .maxAttempts(ATTEMPTS)
                                .build())
                        .build());
        if (builder instanceof AwsSyncClientBuilder<?, ?> sync) {
            sync.httpClientBuilder(
                    UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(ATTEMPT));
        }
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
            if (builder instanceof S3BaseClientBuilder<?, ?> s3) {
                s3.forcePathStyle(true); // an endpoint of one's own has no DNS name per bucket
            }
        }
        return builder.build();
    }
}
