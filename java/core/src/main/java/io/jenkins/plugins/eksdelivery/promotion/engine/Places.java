package io.jenkins.plugins.eksdelivery.promotion.engine;

/**
 * Names of an application's objects in the journal's store.
 *
 * @param folder the application's folder, with its slash
 */
public record Places(String folder) {

    /** The journal of a run. */
    public String run(String id) {
        return folder + "runs/" + id + "/";
    }

    public String lock() {
        return folder + "lock.json";
    }

    /** There while deployments are frozen. */
    public String freeze() {
        return folder + "freeze.json";
    }

    /** Which region the last promotion made active. */
    public String active() {
        return folder + "active.json";
    }

    /** Written and removed to see whether the store can be written to. */
    public String probe(String id) {
        return folder + "probe-" + id + ".json";
    }
}
