package hudson.model;

import hudson.FilePath;
import hudson.Launcher;
import hudson.security.AccessControlled;
import jenkins.util.io.OnMaster;

/** The controller or an agent. */
public abstract class Node extends AbstractModelObject implements AccessControlled, OnMaster {

    public Node() {}

    @Override
    public String getDisplayName() {
        return getNodeName();
    }

    public abstract String getNodeName();

    public abstract Launcher createLauncher(TaskListener listener);

    public abstract FilePath getRootPath();
}
