package io.jenkins.plugins.eksdelivery.approval;

import hudson.ExtensionPoint;
import hudson.model.Run;

/** Is told when a build begins to wait for people: to send them a message or, in a terminal, to ask. */
public interface GateListener extends ExtensionPoint {

    /** Must not wait: the answer is given later, by {@link Gate#approve} or {@link Gate#reject}. */
    void opened(Run<?, ?> run, Gate gate);
}
