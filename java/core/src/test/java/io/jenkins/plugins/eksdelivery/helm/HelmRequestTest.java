package io.jenkins.plugins.eksdelivery.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HelmRequestTest {

    private static final String DIGEST = "sha256:" + "a".repeat(64);

    @Test
    void the_result_of_push_to_ecr_is_an_image() {
        HelmDeployRequest request = request(Map.of(
                "image",
                Map.of(
                        "repositoryUri",
                        "1234.dkr.ecr.us-east-1.amazonaws.com/orders",
                        "digest",
                        DIGEST,
                        "tags",
                        List.of("x"),
                        "imageUri",
                        "ignored")));

        assertThat(request.image())
                .isEqualTo(new ImageReference("1234.dkr.ecr.us-east-1.amazonaws.com/orders", DIGEST, "image"));
    }

    @Test
    void what_makes_no_sense_is_refused() {
        assertThatThrownBy(() -> request(Map.of("image", Map.of("repository", "orders", "digest", "latest"))))
                .hasMessageContaining("its digest 'latest'");
        assertThatThrownBy(() -> request(Map.of("image", Map.of("repository", "Orders:1", "digest", DIGEST))))
                .hasMessageContaining("its repository 'Orders:1'");
        assertThatThrownBy(() -> request(Map.of("release", "-orders")))
                .hasMessageContaining("'-orders' is not a well-formed name");
        assertThatThrownBy(() -> request(Map.of("kubeconfig", "k"))).hasMessageContaining("it excludes cluster");
        assertThatThrownBy(() -> HelmDeployRequest.of(Map.of("release", "a", "chart", "c")))
                .hasMessageContaining("neither it nor kubeconfig");
        assertThatThrownBy(() -> request(Map.of("atomic", true, "rollbackOnFailure", true)))
                .hasMessageContaining("PARAM-04");
        assertThatThrownBy(() -> request(Map.of("tests", true))).hasMessageStartingWith("PARAM-05");
        assertThatThrownBy(() -> request(Map.of("chart", "--post-renderer=x"))).hasMessageContaining("is no chart");
    }

    @Test
    void atomic_is_another_name_of_rollback_on_failure() {
        assertThat(request(Map.of()).rollbackOnFailure()).isTrue();
        assertThat(request(Map.of("atomic", false)).rollbackOnFailure()).isFalse();
        assertThat(request(Map.of("rollbackOnFailure", false)).rollbackOnFailure())
                .isFalse();
    }

    @Test
    void set_and_image_become_one_map_of_values() {
        Map<String, Object> set = new LinkedHashMap<>();
        set.put("service.port", 8080);
        set.put("annotations.example\\.com/team", "orders");
        set.put("service", Map.of("type", "ClusterIP"));
        set.put("image.repository", "overruled");
        set.put("nothing", null);

        assertThat(HelmValues.of(set, new ImageReference("registry/orders", DIGEST, "image")))
                .hasToString("{service={port=8080, type=ClusterIP}, annotations={example.com/team=orders},"
                        + " image={repository=registry/orders, digest=" + DIGEST + "}, nothing=null}");
        assertThatThrownBy(() -> HelmValues.of(Map.of("hosts[0].name", "x"), null))
                .hasMessageContaining("element of a list");
    }

    @Test
    void an_image_may_lie_deeper_in_the_values() {
        assertThat(HelmValues.of(Map.of(), new ImageReference("r/o", DIGEST, "app.main.image")))
                .hasToString("{app={main={image={repository=r/o, digest=" + DIGEST + "}}}}");
    }

    private static HelmDeployRequest request(Map<String, Object> given) {
        Map<String, Object> all = new LinkedHashMap<>(Map.of("release", "orders", "chart", "chart", "cluster", "prod"));
        all.putAll(given);
        return HelmDeployRequest.of(all);
    }
}
