package io.jenkins.plugins.eksdelivery.kubernetes;

import io.jenkins.plugins.eksdelivery.aws.AwsFailures;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.operation.AwsAccess;
import io.jenkins.plugins.eksdelivery.parameter.NearestName;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.eks.model.Cluster;
import software.amazon.awssdk.services.eks.model.ResourceNotFoundException;

/**
 * Where the API of an EKS cluster answers.
 *
 * @param name of the cluster
 * @param region of the cluster
 * @param endpoint https address of its API
 * @param certificateAuthority certificates that sign the API's own, PEM in Base64
 */
public record EksCluster(String name, String region, String endpoint, String certificateAuthority) {

    /**
     * Asks EKS.
     *
     * @throws DeliveryException HD-CLUSTER-01 when the region has no such cluster, HD-CLUSTER-02 when it has no endpoint yet, AWS-… when
     *     AWS refuses
     */
    public static EksCluster find(AwsAccess aws, String name) throws InterruptedException {
        try (EksClient eks = aws.client(EksClient.builder())) {
            Cluster cluster = AwsFailures.call("EKS cluster " + name + " in " + aws.region(), () -> {
                try {
                    return eks.describeCluster(request -> request.name(name)).cluster();
                } catch (ResourceNotFoundException missing) {
                    throw notFound(eks, aws.region(), name);
                }
            });
            if (cluster.endpoint() == null || cluster.certificateAuthority() == null) {
                throw new DeliveryException(Failure.transientFault(
                        "HD-CLUSTER-02",
                        "EKS cluster " + name + " in " + aws.region(),
                        "it has no endpoint; its status is " + cluster.statusAsString(),
                        "Wait until the cluster is ACTIVE"));
            }
            return new EksCluster(
                    name,
                    aws.region(),
                    cluster.endpoint(),
                    cluster.certificateAuthority().data());
        }
    }

    private static DeliveryException notFound(EksClient eks, String region, String name) {
        List<String> there;
        try {
            there = eks.listClusters().clusters();
        } catch (SdkException mayNotList) {
            there = List.of();
        }
        String nearest = NearestName.of(name, there);
        return new DeliveryException(Failure.permanent(
                "HD-CLUSTER-01",
                "EKS cluster " + name + " in " + region,
                "there is no such cluster" + (there.isEmpty() ? "" : "; the region has " + String.join(", ", there)),
                nearest == null ? "Correct cluster or region" : "Did you mean '" + nearest + "'?"));
    }
}
