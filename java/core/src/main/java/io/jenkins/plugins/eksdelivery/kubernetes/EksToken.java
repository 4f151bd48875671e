package io.jenkins.plugins.eksdelivery.kubernetes;

import io.jenkins.plugins.eksdelivery.log.Secret;
import io.jenkins.plugins.eksdelivery.operation.AwsAccess;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.regions.Region;

/**
 * Makes tokens for the API of an EKS cluster: a signed URL of STS GetCallerIdentity, which the cluster calls to learn who it talks to.
 * https://github.com/kubernetes-sigs/aws-iam-authenticator#api-authorization-from-outside-a-cluster
 */
public final class EksToken {

    private static final String PREFIX = "k8s-aws-v1.";

    /** The parameter of the signed URL; the cluster takes the token for 15 minutes all the same. */
    private static final Duration SIGNED_FOR = Duration.ofSeconds(60);

    /** A token is renewed after this, well before its 15 minutes end. */
    static final Duration RENEW_AFTER = Duration.ofMinutes(10);

    private final AwsAccess aws;
    private final String cluster;
    private final Clock clock;

    /**
     * @param aws identity and region of the cluster
     * @param cluster its name, to which the token is bound
     */
    public EksToken(AwsAccess aws, String cluster, Clock clock) {
        this.aws = aws;
        this.cluster = cluster;
        this.clock = clock;
    }

    /** A fresh token. */
    public Secret make() {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(endpoint())
                .encodedPath("/")
                .putRawQueryParameter("Action", "GetCallerIdentity")
                .putRawQueryParameter("Version", "2011-06-15")
                .putHeader("x-k8s-aws-id", cluster)
                .build();
        String url = AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(aws.credentials().resolveCredentials())
                        .request(request)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "sts")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, aws.region())
                        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, SIGNED_FOR)
                        .putProperty(HttpSigner.SIGNING_CLOCK, clock))
                .request()
                .getUri()
                .toString();
        return Secret.of(
                PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(url.getBytes(StandardCharsets.UTF_8)));
    }

    private URI endpoint() {
        String own = aws.environment().get("AWS_ENDPOINT_URL");
        if (own != null && !own.isEmpty()) {
            return URI.create(own);
        }
        // The regional endpoint: the global one is in us-east-1, which may be the lost region.
        Region region = Region.of(aws.region());
        return URI.create("https://sts." + region.id() + "."
                + region.metadata().partition().dnsSuffix());
    }
}
