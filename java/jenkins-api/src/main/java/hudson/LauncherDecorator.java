package hudson;

import hudson.model.Node;

/** Changes how programs are started. */
public abstract class LauncherDecorator implements ExtensionPoint {

    public LauncherDecorator() {}

    public abstract Launcher decorate(Launcher launcher, Node node);
}
