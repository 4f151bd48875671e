package io.jenkins.plugins.eksdelivery.operation;

import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;

/** An identity and a region, from which clients of any AWS service are made. */
public interface AwsAccess {

    /**
     * The region of the enclosing block.
     *
     * @throws io.jenkins.plugins.eksdelivery.failure.DeliveryException AWS-REGION-01 when none was given
     */
    String region();

    /** The same identity in another region. */
    AwsAccess in(String region);

    /** Credentials that renew themselves. */
    AwsCredentialsProvider credentials();

    /**
     * Builds a client with this identity, region, endpoint (AWS_ENDPOINT_URL), time-outs and retries; the caller closes it.
     *
     * @param builder such as {@code EcrClient.builder()}
     */
    <B extends AwsClientBuilder<B, C>, C> C client(B builder);

    /**
     * Builds a client for an endpoint of its own, such as one of the five of a routing control cluster; the caller closes it.
     *
     * @param endpoint address that is asked instead of the service's own or AWS_ENDPOINT_URL
     */
    default <B extends AwsClientBuilder<B, C>, C> C client(B builder, URI endpoint) {
        return client(builder.endpointOverride(endpoint));
    }

    /** Variables that give a program (terraform, helm) the same identity and region; may hold secrets. */
    Map<String, String> environment();
}
