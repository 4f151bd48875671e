package hudson.model;

/** The old name of the controller's class, which owns its permissions. */
public abstract class Hudson {

    private Hudson() {}
}
