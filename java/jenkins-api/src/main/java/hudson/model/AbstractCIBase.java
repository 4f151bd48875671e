package hudson.model;

/** Base of {@link jenkins.model.Jenkins}. */
public abstract class AbstractCIBase extends Node {

    protected AbstractCIBase() {}

    @Override
    public String getNodeName() {
        return "";
    }
}
