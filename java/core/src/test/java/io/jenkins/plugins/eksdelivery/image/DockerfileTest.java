package io.jenkins.plugins.eksdelivery.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DockerfileTest {

    @Test
    void bases_are_what_is_not_a_stage() {
        String text = """
                # syntax=docker/dockerfile:1
                ARG VERSION=21
                ARG REGISTRY
                FROM --platform=$BUILDPLATFORM ${REGISTRY:-public.ecr.aws}/maven:$VERSION AS build
                RUN --mount=type=bind,from=tools:1,target=/t \\
                    make
                FROM Build AS test
                FROM scratch
                COPY --from=build /a /a
                COPY --chown=1 --from=busybox:1.36 /bin/sh /sh
                COPY --from=0 /b /b
                from alpine
                """;

        assertThat(Dockerfile.bases(text, Map.of("VERSION", "25")))
                .containsExactly("docker/dockerfile:1", "public.ecr.aws/maven:25", "tools:1", "busybox:1.36", "alpine");
    }

    @Test
    void defaults_of_arguments_count_when_none_is_given() {
        assertThat(Dockerfile.bases("ARG BASE=\"alpine:3\"\nFROM ${BASE}\n", Map.of()))
                .containsExactly("alpine:3");
    }
}
