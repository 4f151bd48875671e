package io.jenkins.plugins.eksdelivery.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eksdelivery.failure.Failure;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildFailureTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BI-MEM-01 | error: failed to solve: process \"/bin/sh -c mvn package\" did not complete: exit code: 137",
                "BI-MEM-01 | Error: building at STEP \"RUN npm ci\": while running runtime: exit status 137",
                "BI-DISK-01 | error: failed to solve: write /var/lib/x: no space left on device",
                "BI-CACHE-01 | error: failed to solve: error writing layer blob: error exporting cache: 400 Bad Request",
                "BI-BASE-02 | toomanyrequests: You have reached your pull rate limit",
                "BI-BASE-01 | error: failed to solve: unexpected status from HEAD request to https://r/v2/x: 401 Unauthorized",
                "BI-BASE-01 | Error: creating build container: pull access denied for private/thing",
                "BI-BASE-03 | error: failed to solve: r/x:1: failed to resolve source metadata for r/x:1: r/x:1: not found",
                "BI-BASE-03 | Error: creating build container: reading manifest 9 in docker.io/library/alpine: manifest unknown",
                "BI-BASE-04 | Error: committing container: internal error: history lists 1 non-empty layers, but we have 2 layers on disk",
                "BI-ROOTLESS-01 | [rootlesskit:parent] error: failed to setup UID/GID map: newuidmap 12 [0 1000 1] failed",
                "BI-ROOTLESS-01 | runc run failed: error mounting proc to rootfs at /proc: mount proc: operation not permitted",
                "BI-NET-01 | error: failed to solve: failed to do request: dial tcp 10.0.0.1:443: i/o timeout",
                "BI-RUN-01 | Error: building at STEP \"RUN make\": while running runtime: exit status 2"
            })
    void what_users_meet_has_its_own_code(String code, String line) {
        Failure failure = BuildFailure.of("build of orders by buildkit", 1, List.of(line));

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.remedy()).isNotBlank();
    }

    @Test
    void throttling_and_network_are_worth_a_retry_and_the_rest_is_not() {
        assertThat(BuildFailure.of("x", 1, List.of("error: 429 Too Many Requests"))
                        .retryable())
                .isTrue();
        assertThat(BuildFailure.of("x", 1, List.of("error: dial tcp: lookup r: no such host"))
                        .retryable())
                .isTrue();
        assertThat(BuildFailure.of("x", 1, List.of("error: exit code: 2")).retryable())
                .isFalse();
    }

    @Test
    void buildkits_line_of_the_dockerfile_is_told() {
        Failure failure = BuildFailure.of(
                "build of orders by buildkit",
                1,
                List.of(
                        "Dockerfile:3",
                        "   1 |     FROM scratch",
                        "   3 | >>> RUN [\"/b\",\"false\"]",
                        "error: failed to solve: process \"/b false\" did not complete successfully: exit code: 127"));

        assertThat(failure.message())
                .isEqualTo(
                        "BI-RUN-01 build of orders by buildkit: Dockerfile line 3 (RUN [\"/b\",\"false\"]), exit status 1:"
                                + " error: failed to solve: process \"/b false\" did not complete successfully: exit code: 127."
                                + " Read the lines above and correct the Dockerfile or what it calls");
    }

    @Test
    void a_daemon_that_does_not_come_up_is_told_apart() {
        assertThat(BuildFailure.of("x", 70, List.of("buildkitd did not come up:", "weird"))
                        .code())
                .isEqualTo("BI-DAEMON-01");
    }
}
