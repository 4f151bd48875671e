package io.jenkins.plugins.eksdelivery.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.eksdelivery.image.BuildImageResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PushToEcrRequestTest {

    private static final String DIGEST = "sha256:" + "ab".repeat(32);

    private final Map<String, Object> built = new BuildImageResult(
                    "shop/orders",
                    DIGEST,
                    Map.of("linux/amd64", DIGEST),
                    List.of("1.2.3"),
                    "target/orders.oci",
                    42,
                    "buildah",
                    false,
                    1.5)
            .toMap();

    @Test
    void the_result_of_build_image_gives_layout_repository_tags_and_digest() {
        PushToEcrRequest request = PushToEcrRequest.of(Map.of("image", built));

        assertThat(request.layout()).isEqualTo("target/orders.oci");
        assertThat(request.repository()).isEqualTo("shop/orders");
        assertThat(request.tags()).containsExactly("1.2.3");
        assertThat(request.digest()).isEqualTo(DIGEST);
        assertThat(request.tagPolicy()).isEqualTo(TagPolicy.IMMUTABLE_SAFE);
        assertThat(request.failOnSeverity()).isEqualTo(Severity.CRITICAL);
        assertThat(request.waitForReplication()).isFalse();
    }

    @Test
    void replica_regions_are_waited_for_unless_told_otherwise() {
        List<String> regions = List.of("us-west-2");

        PushToEcrRequest waiting = PushToEcrRequest.of(Map.of("image", built, "replicaRegions", regions));
        PushToEcrRequest hasty =
                PushToEcrRequest.of(Map.of("image", built, "replicaRegions", regions, "waitForReplication", false));

        assertThat(waiting.waitForReplication()).isTrue();
        assertThat(hasty.waitForReplication()).isFalse();
    }

    @Test
    void a_path_needs_a_repository_and_tags() {
        assertThatThrownBy(() -> PushToEcrRequest.of(Map.of("image", "target/orders.oci", "tags", "1")))
                .hasMessageContaining("PARAM-04 pushToEcr: parameter 'repository'");
        assertThatThrownBy(() -> PushToEcrRequest.of(Map.of("image", "target/orders.oci", "repository", "orders")))
                .hasMessageContaining("PARAM-04 pushToEcr: parameter 'tags'");
    }

    @Test
    void severities_are_taken_in_the_letters_of_ecr() {
        assertThat(PushToEcrRequest.of(Map.of("image", built, "failOnSeverity", "HIGH"))
                        .failOnSeverity())
                .isEqualTo(Severity.HIGH);
    }

    @Test
    void signing_is_refused_as_planned() {
        assertThatThrownBy(() -> PushToEcrRequest.of(Map.of("image", built, "sign", "notation")))
                .hasMessageStartingWith("PARAM-05 pushToEcr: sign 'notation'");
    }

    @Test
    void a_tag_and_a_region_that_are_not_well_formed_are_refused() {
        assertThatThrownBy(() -> PushToEcrRequest.of(Map.of("image", built, "tags", "-x")))
                .hasMessageStartingWith("PE-REF-02 tag '-x'");
        assertThatThrownBy(() -> PushToEcrRequest.of(Map.of("image", built, "replicaRegions", "frankfurt")))
                .hasMessageContaining("'frankfurt' is not a region");
    }
}
