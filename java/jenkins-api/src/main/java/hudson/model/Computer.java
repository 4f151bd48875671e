package hudson.model;

import hudson.EnvVars;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import java.io.IOException;
import jenkins.model.Jenkins;

/** A node as it is right now. */
public abstract class Computer extends Actionable implements AccessControlled {

    protected String nodeName;

    protected Computer(Node node) {
        this.nodeName = node.getNodeName();
    }

    public String getName() {
        return nodeName;
    }

    @Override
    public String getDisplayName() {
        return nodeName;
    }

    public EnvVars getEnvironment() throws IOException, InterruptedException {
        return new EnvVars(EnvVars.masterEnvVars);
    }

    @Override
    public ACL getACL() {
        return Jenkins.get().getACL();
    }
}
