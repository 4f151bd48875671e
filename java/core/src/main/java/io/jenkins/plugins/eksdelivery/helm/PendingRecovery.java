package io.jenkins.plugins.eksdelivery.helm;

/** What to do with a release that a killed run left in pending-install, pending-upgrade or pending-rollback. */
public enum PendingRecovery {
    /** Back to the last deployed revision; a first install that never ended is marked failed, so that an upgrade goes on from it. */
    AUTO,
    /** Back to the last deployed revision; an error when there is none. */
    ROLLBACK,
    /** An error. */
    NONE
}
