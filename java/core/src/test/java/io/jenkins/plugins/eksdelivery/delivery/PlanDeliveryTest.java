package io.jenkins.plugins.eksdelivery.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.eksdelivery.log.Mask;
import io.jenkins.plugins.eksdelivery.operation.AwsAccess;
import io.jenkins.plugins.eksdelivery.operation.DeliveryContext;
import io.jenkins.plugins.eksdelivery.workspace.LocalWorkspace;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanDeliveryTest {

    private static final List<String> REGIONS = List.of("us-east-1", "us-west-2");

    private final List<String> log = new ArrayList<>();

    @Test
    void image_and_repository_are_called_like_the_service() {
        Map<String, Object> plan = plan(Map.of("service", "orders", "regions", REGIONS));

        assertThat(plan.get("image")).isEqualTo(Map.of("image", "orders"));
        assertThat(plan.get("push")).isEqualTo(Map.of("repository", "orders", "replicaRegions", List.of("us-west-2")));
        assertThat(plan.get("infra")).isEqualTo(List.of());
        assertThat(plan.get("promote")).isEqualTo(Map.of());
        assertThat(log).containsExactly("Deliver orders to us-east-1, us-west-2");
    }

    @Test
    void stacks_are_planned_region_by_region_with_the_region_filled_in() {
        Map<String, Object> plan = plan(Map.of(
                "service",
                "orders",
                "regions",
                REGIONS,
                "infra",
                List.of(
                        Map.of("dir", "terraform/global", "region", "{primary}"),
                        Map.of("dir", "terraform/region", "backendConfig", Map.of("bucket", "state-{region}")))));

        assertThat(plan.get("infra"))
                .isEqualTo(List.of(
                        Map.of(
                                "region", "us-east-1",
                                "name", "terraform/global us-east-1",
                                "arguments", Map.of("dir", "terraform/global")),
                        Map.of(
                                "region", "us-east-1",
                                "name", "terraform/region us-east-1",
                                "arguments",
                                        Map.of(
                                                "dir",
                                                "terraform/region",
                                                "backendConfig",
                                                Map.of("bucket", "state-us-east-1"))),
                        Map.of(
                                "region", "us-west-2",
                                "name", "terraform/region us-west-2",
                                "arguments",
                                        Map.of(
                                                "dir",
                                                "terraform/region",
                                                "backendConfig",
                                                Map.of("bucket", "state-us-west-2")))));
    }

    @Test
    void a_misspelt_setting_of_the_last_stage_is_refused_before_the_first() {
        assertThatThrownBy(() -> plan(Map.of(
                        "service", "orders", "regions", REGIONS, "promote", Map.of("plan", "p.yaml", "raeson", "x"))))
                .hasMessageStartingWith("PARAM-01 promoteRegion: parameter 'raeson'")
                .hasMessageContaining("Did you mean 'reason'?");
    }

    @Test
    void an_unknown_placeholder_is_refused() {
        assertThatThrownBy(() -> plan(Map.of(
                        "service",
                        "orders",
                        "regions",
                        REGIONS,
                        "deploy",
                        Map.of("chart", "c", "cluster", "{regoin}"))))
                .hasMessageStartingWith("DM-PLACE-01")
                .hasMessageContaining("[primary, region, service, standby]");
    }

    @Test
    void names_that_kubernetes_and_aws_refuse_are_refused() {
        assertThatThrownBy(() -> plan(Map.of("service", "Orders", "regions", REGIONS)))
                .hasMessageContaining("PARAM-04 deliverMicroservice: parameter 'service'");
        assertThatThrownBy(() -> plan(Map.of("service", "orders", "regions", List.of("us-east-1", "us-east-1"))))
                .hasMessageContaining("List each region once");
        assertThatThrownBy(() -> plan(Map.of("service", "orders", "regions", "virginia")))
                .hasMessageContaining("'virginia' is not an AWS region name");
    }

    @Test
    void a_hook_that_no_stage_calls_is_refused_with_the_nearest() {
        assertThatThrownBy(() ->
                        plan(Map.of("service", "orders", "regions", REGIONS, "hooks", Map.of("befoerDeploy", true))))
                .hasMessageContaining("Did you mean 'beforeDeploy'?");
    }

    private Map<String, Object> plan(Map<String, Object> settings) {
        DeliveryContext context = new DeliveryContext(
                (command, listener) -> {
                    throw new AssertionError("planning runs no program");
                },
                new LocalWorkspace(Path.of("."), Path.of("."), log::add),
                log::add,
                new Mask(),
                (action, subject, evidence) -> {},
                Clock.systemUTC(),
                Map.of(),
                noAws());
        return new PlanDelivery(context).run(PlanDeliveryRequest.of(settings)).toMap();
    }

    private static AwsAccess noAws() {
        return (AwsAccess) Proxy.newProxyInstance(
                PlanDeliveryTest.class.getClassLoader(),
                new Class<?>[] {AwsAccess.class},
                (proxy, method, arguments) -> {
                    throw new AssertionError("planning asks nothing of AWS");
                });
    }
}
