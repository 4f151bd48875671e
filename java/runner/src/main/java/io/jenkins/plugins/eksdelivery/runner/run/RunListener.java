package io.jenkins.plugins.eksdelivery.runner.run;

/** Is told what happens in a run. Calls come one at a time but from different threads; a slow listener slows the run. */
@FunctionalInterface
public interface RunListener {

    void on(RunEvent event);

    /** A listener that wants nothing. */
    static RunListener none() {
        return event -> {};
    }
}
