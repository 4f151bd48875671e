package io.jenkins.plugins.eksdelivery.helm;

/** What to do with a release that a killed run left in pending-install, pending-upgrade or pending-rollback. */
public enum PendingRecovery {
    /** The pending revision is marked failed and the deployment goes on from what is there; nothing is uninstalled, the history is kept. */
    AUTO,
    /** The same, after going back to the last deployed revision where there is one. */
    ROLLBACK,
    /** An error. */
    NONE
}
