package io.jenkins.plugins.eksdelivery.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BuilderSelectionTest {

    private static final String ALL_CAPABILITIES = "000001ffffffffff";
    private static final String DOCKER_CAPABILITIES = "00000000a80425fb";

    @Test
    void a_buildkitd_that_is_up_goes_before_all() {
        assertThat(pick(BuilderChoice.AUTO, "buildctl", "buildah", "host=tcp://buildkit:1234"))
                .isEqualTo("BuildKit at tcp://buildkit:1234");
        assertThat(pick(BuilderChoice.AUTO, "buildctl", "buildah", "socket=unix:///run/buildkit/buildkitd.sock"))
                .isEqualTo("BuildKit at unix:///run/buildkit/buildkitd.sock");
    }

    @Test
    void a_user_other_than_root_starts_buildkitd_by_rootlesskit() {
        assertThat(pick(BuilderChoice.AUTO, "buildctl", "buildkitd", "runc", "rootlesskit", "buildah", "uid=1000"))
                .isEqualTo("BuildKit, started for this build without root");
        assertThat(pick(BuilderChoice.AUTO, "buildctl", "buildkitd", "runc", "buildah", "uid=1000"))
                .isEqualTo("buildah, isolated by chroot: no BuildKit can run here without privileges");
    }

    @Test
    void root_starts_buildkitd_only_where_it_may_mount() {
        assertThat(pick(
                        BuilderChoice.AUTO,
                        "buildctl",
                        "buildkitd",
                        "runc",
                        "buildah",
                        "uid=0",
                        "capabilities=" + ALL_CAPABILITIES))
                .isEqualTo("BuildKit, started for this build, as root like the agent");
        assertThat(pick(
                        BuilderChoice.AUTO,
                        "buildctl",
                        "buildkitd",
                        "runc",
                        "buildah",
                        "uid=0",
                        "capabilities=" + DOCKER_CAPABILITIES))
                .startsWith("buildah");
    }

    @Test
    void a_builder_that_is_asked_for_and_not_there_is_an_error() {
        assertThatThrownBy(() -> pick(BuilderChoice.BUILDKIT, "buildah", "uid=0"))
                .hasMessageStartingWith("BI-TOOL-02")
                .hasMessageContaining("rootlesskit");
        assertThatThrownBy(() -> pick(BuilderChoice.BUILDAH, "buildctl", "host=tcp://x:1"))
                .hasMessageStartingWith("BI-TOOL-02")
                .hasMessageContaining("no buildah");
        assertThatThrownBy(() -> pick(BuilderChoice.AUTO, "buildctl", "uid=0")).hasMessageStartingWith("BI-TOOL-01");
    }

    private static String pick(BuilderChoice wanted, String... facts) {
        Map<String, String> map = new HashMap<>();
        for (String fact : facts) {
            int equals = fact.indexOf('=');
            map.put(
                    equals < 0 ? fact : fact.substring(0, equals),
                    equals < 0 ? "/bin/" + fact : fact.substring(equals + 1));
        }
        return new BuilderSelection(new AgentTools(map)).pick(wanted).why();
    }
}
