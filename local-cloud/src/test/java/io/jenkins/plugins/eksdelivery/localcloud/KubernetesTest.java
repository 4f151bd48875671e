package io.jenkins.plugins.eksdelivery.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.jenkins.plugins.eksdelivery.localcloud.RunningCloud.Cloud;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.eks.model.Cluster;

@Tag("real")
@ExtendWith(RunningCloud.class)
class KubernetesTest {

    @Test
    void the_creator_of_a_cluster_deploys_with_a_token_of_aws(Cloud cloud) {
        Cluster cluster = create(cloud, "deploys", CloudSettings.PRIMARY);

        try (KubernetesClient client = client(cloud, cluster, "deploys", CloudSettings.PRIMARY)) {
            String registry = "127.0.0.1:" + cloud.state().registries().get(CloudSettings.PRIMARY);
            client.resource(deployment("orders", registry + "/base/busybox:1")).create();

            var ready = client.apps()
                    .deployments()
                    .inNamespace("default")
                    .withName("orders")
                    .waitUntilReady(60, TimeUnit.SECONDS);
            assertThat(ready.getStatus().getReadyReplicas()).isEqualTo(1);
        }
    }

    @Test
    void a_token_for_another_cluster_is_refused(Cloud cloud) {
        Cluster cluster = create(cloud, "refuses", CloudSettings.STANDBY);

        try (KubernetesClient client = client(cloud, cluster, "another", CloudSettings.STANDBY)) {

            assertThatThrownBy(() -> client.pods().inNamespace("default").list())
                    .isInstanceOfSatisfying(
                            KubernetesClientException.class,
                            refused -> assertThat(refused.getCode()).isEqualTo(401));
        }
    }

    @Test
    void a_lost_region_takes_its_kubernetes_with_it_and_gives_it_back(Cloud cloud) throws Exception {
        Cluster cluster = create(cloud, "lost", CloudSettings.STANDBY);
        try (KubernetesClient client = client(cloud, cluster, "lost", CloudSettings.STANDBY)) {
            client.namespaces().list();

            cloud.local().control().regionDown(CloudSettings.STANDBY);

            assertThatThrownBy(() -> client.namespaces().list()).isInstanceOf(KubernetesClientException.class);
            cloud.local().control().regionUp(CloudSettings.STANDBY);
            assertThat(client.namespaces().list().getItems()).isNotEmpty();
        }
    }

    private static Cluster create(Cloud cloud, String name, String region) {
        try (EksClient eks = cloud.client(EksClient.builder(), region)) {
            return eks.createCluster(request -> request.name(name)
                            .roleArn("arn:aws:iam::123456789012:role/cluster")
                            .resourcesVpcConfig(vpc -> vpc.subnetIds("subnet-1")))
                    .cluster();
        }
    }

    private static KubernetesClient client(Cloud cloud, Cluster cluster, String tokenFor, String region) {
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl(cluster.endpoint())
                .withCaCertData(cluster.certificateAuthority().data())
                .withOauthToken(token(cloud, tokenFor, region))
                .withRequestRetryBackoffLimit(0)
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    private static String token(Cloud cloud, String cluster, String region) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(URI.create(cloud.state().endpoint() + "/"))
                .putRawQueryParameter("Action", "GetCallerIdentity")
                .putRawQueryParameter("Version", "2011-06-15")
                .putHeader("x-k8s-aws-id", cluster)
                .build();
        SdkHttpRequest signed = AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(AwsBasicCredentials.create(
                                cloud.state().accessKeyId(), cloud.state().secretAccessKey()))
                        .request(request)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "sts")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AwsV4HttpSigner.AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, Duration.ofSeconds(60)))
                .request();
        byte[] url = signed.getUri().toString().getBytes(StandardCharsets.UTF_8);
        return "k8s-aws-v1." + Base64.getUrlEncoder().withoutPadding().encodeToString(url);
    }

    private static Deployment deployment(String name, String image) {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace("default")
                .endMetadata()
                .withNewSpec()
                .withReplicas(1)
                .withNewSelector()
                .addToMatchLabels("app", name)
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .addToLabels("app", name)
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("app")
                .withImage(image)
                .withCommand("sleep", "1000")
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }
}
