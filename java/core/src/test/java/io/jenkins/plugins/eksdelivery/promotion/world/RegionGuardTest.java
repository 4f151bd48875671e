package io.jenkins.plugins.eksdelivery.promotion.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.eksdelivery.aws.AwsSession;
import io.jenkins.plugins.eksdelivery.operation.AwsAccess;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53recoverycluster.Route53RecoveryClusterClient;

class RegionGuardTest {

    private final AwsAccess session = AwsSession.from(
            Map.of("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY", "example", "AWS_REGION", "us-west-2"));
    private final AwsAccess guarded = new RegionGuard(session, "us-east-1");

    @Test
    void the_lost_region_can_not_be_reached() {
        assertThatThrownBy(() -> guarded.in("us-east-1")).hasMessageStartingWith("PR-GUARD-01");
        assertThatThrownBy(() -> guarded.in("eu-west-1").in("us-east-1")).hasMessageStartingWith("PR-GUARD-01");
        assertThatThrownBy(() -> new RegionGuard(session.in("us-east-1"), "us-east-1").client(RdsClient.builder()))
                .hasMessageStartingWith("PR-GUARD-01");
    }

    @Test
    void a_control_plane_of_one_region_can_not_be_reached() {
        assertThatThrownBy(() -> guarded.client(Route53Client.builder()))
                .hasMessageContaining("a call to route53 in an unplanned promotion");
    }

    @Test
    void regional_services_and_the_data_plane_of_routing_controls_can() {
        try (RdsClient rds = guarded.client(RdsClient.builder());
                Route53RecoveryClusterClient arc =
                        guarded.in("eu-west-1").client(Route53RecoveryClusterClient.builder())) {
            assertThat(rds).isNotNull();
            assertThat(arc).isNotNull();
        }
    }
}
