package io.jenkins.plugins.eksdelivery.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuildImageRequestTest {

    @Test
    void defaults_fill_what_is_not_given() {
        BuildImageRequest request = BuildImageRequest.of(Map.of("image", "shop/orders"));

        assertThat(request.context()).isEqualTo(".");
        assertThat(request.dockerfile()).isEqualTo("Dockerfile");
        assertThat(request.platforms()).containsExactly("linux/amd64");
        assertThat(request.builder()).isEqualTo(BuilderChoice.AUTO);
        assertThat(request.output()).isEqualTo("target/shop/orders.oci");
        assertThat(request.pull()).isTrue();
        assertThat(request.skipIfUnchanged()).isTrue();
        assertThat(request.sourceDateEpoch()).isNull();
    }

    @Test
    void an_image_name_with_a_registry_is_refused() {
        assertThatThrownBy(() -> BuildImageRequest.of(Map.of("image", "localhost:5000/orders")))
                .hasMessageStartingWith("PE-REF-01 repository name 'localhost:5000/orders'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DB_PASSWORD", "npmToken", "API_KEY", "aws_secret_access_key", "GithubCredentials"})
    void a_build_argument_that_sounds_like_a_secret_is_refused(String name) {
        assertThatThrownBy(() -> BuildImageRequest.of(Map.of("image", "orders", "buildArgs", Map.of(name, "x"))))
                .hasMessageStartingWith("BI-ARG-01 buildImage: build argument '" + name + "'")
                .hasMessageContaining("RUN --mount=type=secret");
    }

    @Test
    void a_platform_without_an_architecture_is_refused() {
        assertThatThrownBy(() -> BuildImageRequest.of(Map.of("image", "orders", "platforms", List.of("linux"))))
                .hasMessageContaining("PARAM-04")
                .hasMessageContaining("platforms");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jib", "docker"})
    void a_planned_builder_is_refused_by_name(String builder) {
        assertThatThrownBy(() -> BuildImageRequest.of(Map.of("image", "orders", "builder", builder)))
                .hasMessage("PARAM-05 buildImage: builder '" + builder
                        + "': it is planned and not available in this version."
                        + " Use builder: 'auto', 'buildkit' or 'buildah'");
    }

    @Test
    void a_source_date_that_is_no_number_is_refused() {
        assertThatThrownBy(() -> BuildImageRequest.of(Map.of("image", "orders", "sourceDateEpoch", "yesterday")))
                .hasMessageContaining("PARAM-04")
                .hasMessageContaining("sourceDateEpoch");
    }
}
