package io.jenkins.plugins.eksdelivery.promotion.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan.ArcRoutingControl;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan.InverseHealthCheck;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PromotionPlanFileTest {

    private String example = "";

    @BeforeEach
    void read() throws IOException {
        try (InputStream file = PromotionPlan.class.getResourceAsStream(
                "/io/jenkins/plugins/eksdelivery/promotion/promotion-plan.example.yaml")) {
            example = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void the_example_is_read_whole() {
        PromotionPlan plan = PromotionPlanFile.parse("promotion.yaml", example);

        assertThat(plan.application()).isEqualTo("orders");
        assertThat(plan.regions()).containsExactly("us-east-1", "us-west-2");
        assertThat(plan.otherThan("us-west-2")).isEqualTo("us-east-1");
        assertThat(plan.cluster("us-west-2")).isEqualTo("orders-us-west-2");
        assertThat(plan.releases().get(0).writers()).containsExactly("orders");
        assertThat(plan.traffic()).isInstanceOf(ArcRoutingControl.class);
        assertThat(plan.journal().bucket("us-west-2")).isEqualTo("orders-journal-us-west-2");
        assertThat(plan.health().of("us-east-1").shown()).isEqualTo("service orders/orders:8080/healthz");
    }

    @Test
    void an_unknown_key_is_told_with_its_line_and_the_nearest_one() {
        String wrong = example.replace("  globalCluster: orders", "  globalClutser: orders");

        assertThatThrownBy(() -> PromotionPlanFile.parse("promotion.yaml", wrong))
                .hasMessageStartingWith("PR-PLAN-01 promotion.yaml:16 key 'aurora.globalClutser'")
                .hasMessageContaining("Did you mean 'globalCluster'?");
    }

    @Test
    void a_region_that_the_application_lacks_is_told() {
        String wrong =
                example.replace("  us-west-2: orders-us-west-2\n\naurora", "  eu-west-1: orders-eu-west-1\n\naurora");

        assertThatThrownBy(() -> PromotionPlanFile.parse("promotion.yaml", wrong))
                .hasMessageContaining("key 'clusters.eu-west-1'")
                .hasMessageContaining("there are us-east-1, us-west-2");
    }

    @Test
    void a_missing_key_is_told_where_it_belongs() {
        String wrong = example.replace("account: \"123456789012\"", "");

        assertThatThrownBy(() -> PromotionPlanFile.parse("promotion.yaml", wrong))
                .hasMessageContaining("'account': it is mandatory and not there");
    }

    @Test
    void two_equal_regions_are_refused() {
        assertThatThrownBy(() -> PromotionPlanFile.parse(
                        "promotion.yaml", example.replace("  standby: us-west-2", "  standby: us-east-1")))
                .hasMessageContaining("it is the primary region too");
    }

    @Test
    void a_format_of_the_future_is_refused() {
        assertThatThrownBy(() -> PromotionPlanFile.parse("promotion.yaml", example.replace("/v1", "/v2")))
                .hasMessageStartingWith("PR-PLAN-02")
                .hasMessageContaining("Update eks-delivery");
    }

    @Test
    void a_writer_must_be_one_of_the_deployments() {
        assertThatThrownBy(() -> PromotionPlanFile.parse(
                        "promotion.yaml", example.replace("writers: [orders]", "writers: [orderz]")))
                .hasMessageContaining("'orderz' is none of the deployments orders");
    }

    @Test
    void records_of_route_53_are_refused_by_name() {
        assertThatThrownBy(() -> PromotionPlanFile.parse(
                        "promotion.yaml", example.replace("traffic: ", "traffic:\n  route53Records: {}\n#")))
                .hasMessageContaining("route53Records")
                .hasMessageContaining("planned and not available");
    }

    @Test
    void an_inverted_health_check_is_read() {
        int from = example.indexOf("  arcRoutingControl:");
        int to = example.indexOf("alarms:");
        String other = example.substring(0, from) + "  inverseHealthCheck: {bucket: b, region: us-west-2, key: k}\n"
                + example.substring(to);

        assertThat(PromotionPlanFile.parse("promotion.yaml", other).traffic())
                .isEqualTo(new InverseHealthCheck("b", "us-west-2", "k"));
    }

    @Test
    void what_is_no_yaml_is_told() {
        assertThatThrownBy(() -> PromotionPlanFile.parse("promotion.yaml", "a: ["))
                .hasMessageContaining("it is no YAML");
        assertThatThrownBy(() -> PromotionPlanFile.parse("promotion.yaml", "- a"))
                .hasMessageContaining("must be a mapping");
        assertThatThrownBy(() -> PromotionPlanFile.parse("promotion.yaml", ""))
                .hasMessageContaining("the file is empty");
    }
}
