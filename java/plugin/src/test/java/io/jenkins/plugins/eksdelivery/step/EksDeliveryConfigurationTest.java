package io.jenkins.plugins.eksdelivery.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.ExtensionList;
import java.nio.file.Path;
import java.util.Map;
import jenkins.model.GlobalConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EksDeliveryConfigurationTest {

    @TempDir
    Path directory;

    private final EksDeliveryConfiguration configuration =
            ExtensionList.lookupSingleton(EksDeliveryConfiguration.class);

    @AfterEach
    void reset() {
        configuration.setDefaultRegion(null);
    }

    @Test
    void steps_without_a_region_take_the_default_one() throws Exception {
        FakeBuild build = new FakeBuild(directory);
        configuration.setDefaultRegion("eu-west-1");

        assertThat(BuildContext.inherited(build.context()).aws().region()).isEqualTo("eu-west-1");
        build.variables.put("AWS_REGION", "us-west-2");
        assertThat(BuildContext.inherited(build.context()).aws().region()).isEqualTo("us-west-2");
        assertThat(BuildContext.of(build.context(), Map.of("region", "us-east-1"))
                        .deliveryContext()
                        .aws()
                        .region())
                .isEqualTo("us-east-1");
    }

    @Test
    void what_is_no_region_is_refused() {
        assertThatThrownBy(() -> configuration.setDefaultRegion("virginia"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("us-east-1");
    }

    @Test
    void jenkins_finds_the_settings() {
        assertThat(GlobalConfiguration.all()).contains(configuration);
    }
}
