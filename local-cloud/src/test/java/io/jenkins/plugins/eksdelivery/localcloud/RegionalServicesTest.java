package io.jenkins.plugins.eksdelivery.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.localcloud.RunningCloud.Cloud;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.GlobalCluster;
import software.amazon.awssdk.services.rds.model.GlobalClusterMember;
import software.amazon.awssdk.services.route53recoverycluster.Route53RecoveryClusterClient;

/** What the recovery of a region stands on, seen by the AWS SDK that the product uses. */
@Tag("real")
@ExtendWith(RunningCloud.class)
class RegionalServicesTest {

    private static final String EAST = CloudSettings.PRIMARY;
    private static final String WEST = CloudSettings.STANDBY;

    @Test
    void a_switchover_of_aurora_shows_its_state_and_flips_the_writer(Cloud cloud) throws Exception {
        try (RdsClient east = cloud.client(RdsClient.builder(), EAST);
                RdsClient west = cloud.client(RdsClient.builder(), WEST)) {
            east.createGlobalCluster(r -> r.globalClusterIdentifier("orders")
                    .engine("aurora-postgresql")
                    .engineVersion("15.4"));
            String first = member(east, "orders-east");
            String second = member(west, "orders-west");
            assertThat(writer(west)).isEqualTo(first);

            GlobalCluster started = west.switchoverGlobalCluster(
                            r -> r.globalClusterIdentifier("orders").targetDbClusterIdentifier(second))
                    .globalCluster();

            assertThat(started.failoverState().toDbClusterArn()).isEqualTo(second);
            assertThat(started.failoverState().isDataLossAllowed()).isFalse();
            while (!writer(west).equals(second)) {
                Thread.sleep(100);
            }
        }
    }

    @Test
    void after_a_region_is_lost_only_the_other_one_answers_and_the_log_tells_who_called(Cloud cloud) throws Exception {
        ControlApi control = cloud.local().control();
        try (EcrClient east = cloud.client(EcrClient.builder(), EAST);
                EcrClient west = cloud.client(EcrClient.builder(), WEST)) {
            control.regionDown(EAST);
            double since = control.calls(0).path("now").asDouble();

            west.describeRepositories();
            assertThat(regions(control.calls(since))).containsOnly(WEST);

            assertThatThrownBy(east::describeRepositories).isInstanceOf(SdkClientException.class);
            assertThat(regions(control.calls(since))).contains(EAST);
        }
    }

    @Test
    void a_throttled_call_is_tried_again_by_the_sdk(Cloud cloud) throws Exception {
        cloud.local().control().add(FaultRule.throttle("ecr", "DescribeRepositories", 1));
        try (EcrClient ecr = cloud.client(EcrClient.builder(), EAST)) {

            ecr.describeRepositories();

            assertThat(cloud.local().control().faults().path("rules")).isEmpty();
        }
    }

    @Test
    void a_fault_for_an_unknown_region_is_refused(Cloud cloud) {
        assertThatThrownBy(() -> cloud.local().control().regionDown("mars-1"))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("LC-FAULT-01")
                .hasMessageContaining("there are us-east-1, us-west-2");
    }

    @Test
    void routing_controls_are_told_by_each_of_five_endpoints(Cloud cloud) {
        List<Integer> told = new ArrayList<>();

        cloud.state().arcEndpoints().forEach((region, port) -> {
            var credentials = AwsBasicCredentials.create(
                    cloud.state().accessKeyId(), cloud.state().secretAccessKey());
            try (Route53RecoveryClusterClient arc = Route53RecoveryClusterClient.builder()
                    .region(Region.of(region))
                    .endpointOverride(URI.create("http://127.0.0.1:" + port))
                    .credentialsProvider(StaticCredentialsProvider.create(credentials))
                    .build()) {
                told.add(arc.listRoutingControls(r -> {}).routingControls().size());
            }
        });

        assertThat(told).hasSize(5).containsOnly(told.get(0));
    }

    @Test
    void the_base_image_is_in_both_registries_with_one_digest(Cloud cloud) {
        List<String> digests = new ArrayList<>();
        for (String region : cloud.state().regions()) {
            try (EcrClient ecr = cloud.client(EcrClient.builder(), region)) {
                digests.add(ecr.describeImages(r -> r.repositoryName("base/java"))
                        .imageDetails()
                        .get(0)
                        .imageDigest());
            }
        }

        assertThat(digests).hasSize(2).containsOnly(digests.get(0));
    }

    private static String member(RdsClient rds, String name) {
        String arn = rds.createDBCluster(r -> r.dbClusterIdentifier(name)
                        .globalClusterIdentifier("orders")
                        .engine("aurora-postgresql")
                        .engineVersion("15.4")
                        .masterUsername("orders")
                        .masterUserPassword("not-a-secret-1"))
                .dbCluster()
                .dbClusterArn();
        rds.createDBInstance(r -> r.dbInstanceIdentifier(name + "-1")
                .dbClusterIdentifier(name)
                .dbInstanceClass("db.r6g.large")
                .engine("aurora-postgresql"));
        return arn;
    }

    private static String writer(RdsClient rds) {
        return rds
                .describeGlobalClusters(r -> r.globalClusterIdentifier("orders"))
                .globalClusters()
                .get(0)
                .globalClusterMembers()
                .stream()
                .filter(GlobalClusterMember::isWriter)
                .map(GlobalClusterMember::dbClusterArn)
                .findFirst()
                .orElse("");
    }

    private static List<String> regions(JsonNode calls) {
        return calls.path("entries").findValuesAsText("region");
    }
}
