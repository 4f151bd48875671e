package io.jenkins.plugins.eksdelivery.runner.run;

import jenkins.model.CauseOfInterruption;

/** Someone stopped the run. */
final class AbortedBy extends CauseOfInterruption {

    private static final long serialVersionUID = 1L;

    private final String who;

    AbortedBy(String who) {
        this.who = who;
    }

    @Override
    public String getShortDescription() {
        return "Aborted by " + who;
    }
}
