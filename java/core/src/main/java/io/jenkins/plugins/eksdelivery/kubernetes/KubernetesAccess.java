package io.jenkins.plugins.eksdelivery.kubernetes;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.OAuthTokenProvider;
import io.jenkins.plugins.eksdelivery.log.Mask;
import io.jenkins.plugins.eksdelivery.log.Secret;
import io.jenkins.plugins.eksdelivery.operation.AwsAccess;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes clients of the Kubernetes API of EKS clusters; they renew their tokens by themselves. */
public final class KubernetesAccess {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int REQUEST_MILLIS = 20_000;

    private final AwsAccess aws;
    private final Mask mask;
    private final Clock clock;

    /**
     * @param aws identity, and region of the clusters
     * @param mask to which each token is added
     */
    public KubernetesAccess(AwsAccess aws, Mask mask, Clock clock) {
        this.aws = aws;
        this.mask = mask;
        this.clock = clock;
    }

    /**
     * A client of the cluster; the caller closes it.
     *
     * @throws io.jenkins.plugins.eksdelivery.failure.DeliveryException HD-CLUSTER-01 when the region has no such cluster
     */
    public KubernetesClient client(String cluster) throws InterruptedException {
        return client(EksCluster.find(aws, cluster));
    }

    /**
     * A client none of whose calls outlasts the time, since none is repeated; the caller closes it.
     *
     * @param longestCall from the start of a call to its answer or failure
     * @throws io.jenkins.plugins.eksdelivery.failure.DeliveryException HD-CLUSTER-01 when the region has no such cluster
     */
    public KubernetesClient client(String cluster, Duration longestCall) throws InterruptedException {
        Config config = config(EksCluster.find(aws, cluster));
        config.setConnectionTimeout(CONNECT_MILLIS);
        config.setRequestTimeout(Math.toIntExact(longestCall.toMillis()) - CONNECT_MILLIS);
        config.setRequestRetryBackoffLimit(0);
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    KubernetesClient client(EksCluster cluster) {
        return client(config(cluster));
    }

    private Config config(EksCluster cluster) {
        return new ConfigBuilder(Config.empty())
                .withMasterUrl(cluster.endpoint())
                .withCaCertData(cluster.certificateAuthority())
                .withOauthTokenProvider(new RenewedToken(new EksToken(aws, cluster.name(), clock), mask, clock))
                .build();
    }

    /** A client with the identity of a kubeconfig. */
    static KubernetesClient client(Config config) {
        config.setConnectionTimeout(CONNECT_MILLIS);
        config.setRequestTimeout(REQUEST_MILLIS);
        // Each of our calls is retried where its caller knows that it may be; ten silent retries of 20 s would look
        // like a hang.
        config.setRequestRetryBackoffLimit(2);
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    private static final class RenewedToken implements OAuthTokenProvider {

        private final EksToken tokens;
        private final Mask mask;
        private final Clock clock;
        private @Nullable Secret token;
        private Instant renewAt = Instant.MIN;

        RenewedToken(EksToken tokens, Mask mask, Clock clock) {
            this.tokens = tokens;
            this.mask = mask;
            this.clock = clock;
        }

        @Override
        public synchronized String getToken() {
            Secret current = token;
            if (current == null || !clock.instant().isBefore(renewAt)) {
                current = tokens.make();
                mask.add(current);
                token = current;
                renewAt = clock.instant().plus(EksToken.RENEW_AFTER);
            }
            return current.reveal();
        }
    }
}
