package io.jenkins.plugins.eksdelivery.promotion.world;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.jenkins.plugins.eksdelivery.aws.AwsSession;
import io.jenkins.plugins.eksdelivery.kubernetes.KubernetesAccess;
import io.jenkins.plugins.eksdelivery.operation.AwsAccess;
import io.jenkins.plugins.eksdelivery.operation.DeliveryContext;

/** Makes clients of EKS clusters. */
@FunctionalInterface
public interface ClusterClients {

    /**
     * A client whose token is of this access and renews itself; the caller closes it.
     *
     * @param aws identity and region of the cluster
     * @param cluster its name
     * @throws io.jenkins.plugins.eksdelivery.failure.DeliveryException when there is no such cluster
     */
    KubernetesClient client(AwsAccess aws, String cluster) throws InterruptedException;

    /** Clients of EKS, none of whose calls outlasts the longest call of AWS: the promotion's lease counts on it. */
    static ClusterClients eks(DeliveryContext context) {
        return (aws, cluster) ->
                new KubernetesAccess(aws, context.mask(), context.clock()).client(cluster, AwsSession.LONGEST_CALL);
    }
}
