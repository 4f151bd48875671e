package io.jenkins.plugins.eksdelivery.image;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.operation.AwsAccess;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;

/** A build outside of withAwsRole. */
final class NoAws implements AwsAccess {

    @Override
    public String region() {
        throw none();
    }

    @Override
    public AwsAccess in(String region) {
        throw none();
    }

    @Override
    public AwsCredentialsProvider credentials() {
        throw none();
    }

    @Override
    public <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
        throw none();
    }

    @Override
    public Map<String, String> environment() {
        return Map.of();
    }

    private static DeliveryException none() {
        return new DeliveryException(Failure.permanent("AWS-REGION-01", "region", "none", "Use withAwsRole"));
    }
}
