package io.jenkins.plugins.eksdelivery.image;

/** Which program builds the image. */
public enum BuilderChoice {
    /** What the agent has, unprivileged first. */
    AUTO,
    BUILDKIT,
    BUILDAH,
    /** Planned: in-process, for Java projects without a Dockerfile. */
    JIB,
    /** Planned: where only a docker daemon is there. */
    DOCKER
}
