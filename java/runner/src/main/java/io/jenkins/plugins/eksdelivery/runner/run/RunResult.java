package io.jenkins.plugins.eksdelivery.runner.run;

/** How a run ended, in Jenkins' words, from best to worst. */
public enum RunResult {
    SUCCESS,
    UNSTABLE,
    FAILURE,
    NOT_BUILT,
    ABORTED
}
