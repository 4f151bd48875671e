package io.jenkins.plugins.eksdelivery.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eksdelivery.chart.Helm.Rendered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServiceChartTest {

    private static final Path CHART = Path.of(System.getProperty("project.root"), "charts/service");
    private static final String DIGEST = "sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";
    private static final Map<String, Object> SELECTOR =
            Map.of("app.kubernetes.io/name", "orders", "app.kubernetes.io/instance", "orders");

    private Helm helm;

    @BeforeEach
    void find() throws IOException {
        helm = Helm.of(CHART);
    }

    @Test
    void every_variant_renders() throws Exception {
        try (Stream<Path> variants = Files.list(CHART.resolve("ci"))) {
            for (Path variant : variants.sorted().toList()) {
                Rendered rendered = helm.template("--values", variant.toString());

                assertThat(rendered.status())
                        .as(variant + ": " + rendered.errors())
                        .isZero();
                assertThat(rendered.kinds()).contains("Deployment", "Service", "ConfigMap");
            }
        }
    }

    @Test
    void the_least_variant_has_all_that_protects_it_and_no_entrance() throws Exception {
        assertThat(variant("least").kinds())
                .containsExactly(
                        "ConfigMap", "Deployment", "NetworkPolicy", "PodDisruptionBudget", "Service", "ServiceAccount");
    }

    @Test
    void what_runs_is_decided_by_the_digest_alone() throws Exception {
        assertThat(container(variant("least")).get("image"))
                .isEqualTo("123456789012.dkr.ecr.us-east-1.amazonaws.com/orders@" + DIGEST);
    }

    @Test
    void an_image_without_a_digest_is_refused() throws Exception {
        Rendered rendered = helm.template("--set", "image.repository=registry.example/orders");

        assertThat(rendered.status()).isNotZero();
        assertThat(rendered.errors()).contains("digest", "sha256:[0-9a-f]{64}");
    }

    @Test
    void an_unknown_value_is_refused_by_its_name() throws Exception {
        Rendered rendered = variant("least", "--set", "autoscaling.enable=true");

        assertThat(rendered.status()).isNotZero();
        assertThat(rendered.errors()).contains("enable");
    }

    @Test
    void a_role_that_is_neither_active_nor_passive_is_refused() throws Exception {
        Rendered rendered = variant("least", "--set", "role.value=standby");

        assertThat(rendered.status()).isNotZero();
        assertThat(rendered.errors()).contains("role", "active", "passive");
    }

    @Test
    void pods_run_without_root_without_capabilities_and_on_a_read_only_root() throws Exception {
        Rendered least = variant("least");

        assertThat(Helm.asMap(least.at("Deployment", "spec", "template", "spec", "securityContext")))
                .containsEntry("runAsNonRoot", true)
                .containsEntry("seccompProfile", Map.of("type", "RuntimeDefault"));
        assertThat(Helm.asMap(container(least).get("securityContext")))
                .containsEntry("readOnlyRootFilesystem", true)
                .containsEntry("allowPrivilegeEscalation", false)
                .containsEntry("capabilities", Map.of("drop", List.of("ALL")));
        assertThat(least.at("Deployment", "spec", "template", "spec", "automountServiceAccountToken"))
                .isEqualTo(false);
    }

    @Test
    void every_selector_is_that_of_the_pods() throws Exception {
        Rendered scaled = variant("scaled");

        assertThat(scaled.at("Deployment", "spec", "selector", "matchLabels")).isEqualTo(SELECTOR);
        assertThat(scaled.at("Service", "spec", "selector")).isEqualTo(SELECTOR);
        assertThat(scaled.at("PodDisruptionBudget", "spec", "selector", "matchLabels"))
                .isEqualTo(SELECTOR);
        assertThat(scaled.at("NetworkPolicy", "spec", "podSelector", "matchLabels"))
                .isEqualTo(SELECTOR);
        assertThat(Helm.asMap(scaled.at("Deployment", "spec", "template", "metadata", "labels")))
                .containsAllEntriesOf(SELECTOR);
    }

    @Test
    void the_role_lies_in_a_config_map_that_the_pods_mount_as_a_folder() throws Exception {
        Rendered passive = variant("passive");

        assertThat(passive.at("ConfigMap", "metadata", "name")).isEqualTo("orders-role");
        assertThat(passive.at("ConfigMap", "data")).isEqualTo(Map.of("role", "passive", "region", "us-west-2"));
        assertThat(container(passive).get("volumeMounts").toString())
                .contains("{name=role, mountPath=/etc/eks-delivery, readOnly=true}")
                .as("a file mounted by subPath would never change under a running pod")
                .doesNotContain("subPath");
        assertThat(container(passive).get("env").toString())
                .contains("{name=ROLE_FILE, value=/etc/eks-delivery/role}", "{name=REGION, value=us-west-2}");
    }

    @Test
    void pods_are_replaced_when_the_role_changes_and_only_then() throws Exception {
        Object before = checksum(variant("least"));

        assertThat(checksum(variant("least", "--set", "role.value=passive"))).isNotEqualTo(before);
        assertThat(checksum(variant("least", "--set", "role.region=us-west-2"))).isNotEqualTo(before);
        assertThat(checksum(variant("least", "--set", "replicas=5"))).isEqualTo(before);
    }

    @Test
    void nobody_may_call_a_service_that_names_no_callers() throws Exception {
        assertThat(variant("least").at("NetworkPolicy", "spec", "ingress")).isEqualTo(List.of());
        assertThat(variant("least").at("NetworkPolicy", "spec", "policyTypes")).isEqualTo(List.of("Ingress", "Egress"));
    }

    @Test
    void callers_are_named_by_service_and_namespace_or_by_network() throws Exception {
        assertThat(variant("public").at("NetworkPolicy", "spec", "ingress", 0, "from"))
                .isEqualTo(List.of(
                        Map.of(
                                "namespaceSelector",
                                Map.of("matchLabels", Map.of("kubernetes.io/metadata.name", "checkout")),
                                "podSelector",
                                Map.of("matchLabels", Map.of("app.kubernetes.io/name", "basket"))),
                        Map.of("podSelector", Map.of("matchLabels", Map.of("app.kubernetes.io/name", "audit"))),
                        Map.of("ipBlock", Map.of("cidr", "10.10.0.0/16"))));
    }

    @Test
    void with_a_certificate_the_entrance_speaks_https_only() throws Exception {
        Map<String, Object> annotations = Helm.asMap(variant("public").at("Ingress", "metadata", "annotations"));

        assertThat(annotations)
                .containsEntry("alb.ingress.kubernetes.io/listen-ports", "[{\"HTTPS\":443}]")
                .containsEntry(
                        "alb.ingress.kubernetes.io/certificate-arn",
                        "arn:aws:acm:us-east-1:123456789012:certificate/1b2c")
                .containsEntry("alb.ingress.kubernetes.io/target-type", "ip")
                .containsEntry("alb.ingress.kubernetes.io/healthcheck-path", "/health/ready");
        assertThat(variant("public").at("Ingress", "spec", "rules", 0, "host")).isEqualTo("orders.shop.example.com");
    }

    @Test
    void an_entrance_without_a_host_is_refused() throws Exception {
        Rendered rendered = variant("least", "--set", "ingress.enabled=true");

        assertThat(rendered.status()).isNotZero();
        assertThat(rendered.errors()).contains("ingress", "host");
    }

    @Test
    void with_autoscaling_the_deployment_leaves_the_number_of_pods_alone() throws Exception {
        assertThat(variant("scaled").at("Deployment", "spec", "replicas")).isNull();
        assertThat(variant("scaled").at("HorizontalPodAutoscaler", "spec", "minReplicas"))
                .isEqualTo(3);
        assertThat(variant("least").at("Deployment", "spec", "replicas")).isEqualTo(2);
    }

    @Test
    void a_least_number_of_pods_above_the_most_is_refused() throws Exception {
        Rendered rendered = variant("scaled", "--set", "autoscaling.min=31");

        assertThat(rendered.status()).isNotZero();
        assertThat(rendered.errors()).contains("autoscaling.min must not be greater than autoscaling.max");
    }

    @Test
    void a_pod_serves_on_while_load_balancers_forget_it() throws Exception {
        assertThat(container(variant("least")).get("lifecycle"))
                .isEqualTo(Map.of("preStop", Map.of("sleep", Map.of("seconds", 10))));
    }

    @Test
    void a_pod_killed_before_its_drain_is_over_is_refused() throws Exception {
        Rendered rendered = variant("least", "--set", "shutdown.graceSeconds=10");

        assertThat(rendered.status()).isNotZero();
        assertThat(rendered.errors()).contains("shutdown.graceSeconds must be longer than shutdown.drainSeconds");
    }

    @Test
    void an_irsa_role_is_an_annotation_of_the_service_account() throws Exception {
        assertThat(variant("irsa").at("ServiceAccount", "metadata", "annotations", "eks.amazonaws.com/role-arn"))
                .isEqualTo("arn:aws:iam::123456789012:role/orders");
        assertThat(variant("least").at("ServiceAccount", "metadata", "annotations"))
                .isNull();
    }

    @Test
    void the_values_of_the_example_service_render_in_both_regions() throws Exception {
        Path orders = CHART.resolveSibling("../examples/orders").normalize();
        for (String region : List.of("us-east-1", "us-west-2")) {
            Rendered rendered = helm.template(
                    "--values", orders.resolve("values.yaml").toString(),
                    "--values", orders.resolve("values-" + region + ".yaml").toString(),
                    "--set", "image.repository=registry.example/orders,image.digest=" + DIGEST);

            assertThat(rendered.status()).as(rendered.errors()).isZero();
            assertThat(rendered.at("ConfigMap", "data", "region")).isEqualTo(region);
        }
    }

    private Rendered variant(String name, String... more) throws IOException, InterruptedException {
        Path values = CHART.resolve("ci/" + name + "-values.yaml");
        String[] arguments = Stream.concat(Stream.of("--values", values.toString()), Stream.of(more))
                .toArray(String[]::new);
        return helm.template(arguments);
    }

    private static Map<String, Object> container(Rendered rendered) {
        return Helm.asMap(rendered.at("Deployment", "spec", "template", "spec", "containers", 0));
    }

    private static Object checksum(Rendered rendered) {
        return rendered.at("Deployment", "spec", "template", "metadata", "annotations", "checksum/role");
    }
}
