package io.jenkins.plugins.eksdelivery.registry;

/** How the pushed image is signed. */
public enum SigningMode {
    NONE,
    /** Planned. */
    COSIGN_KEY,
    /** Planned. */
    NOTATION
}
