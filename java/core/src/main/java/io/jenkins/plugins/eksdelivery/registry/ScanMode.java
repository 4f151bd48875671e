package io.jenkins.plugins.eksdelivery.registry;

/** Which scan of ECR the image has to pass. */
public enum ScanMode {
    NONE,
    BASIC,
    /** Amazon Inspector. */
    ENHANCED
}
