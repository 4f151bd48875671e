package hudson.model;

import hudson.security.ACL;
import hudson.security.AccessControlled;
import java.io.File;
import java.io.IOException;
import jenkins.model.Jenkins;
import jenkins.model.Loadable;

/** Base of items. */
public abstract class AbstractItem extends Actionable implements Loadable, Item, AccessControlled {

    protected transient String name;
    protected volatile String description;
    private final transient ItemGroup<? extends Item> parent;

    @SuppressWarnings({"rawtypes", "unchecked"})
    protected AbstractItem(ItemGroup parent, String name) {
        this.parent = parent;
        this.name = name;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public ItemGroup<? extends Item> getParent() {
        return parent;
    }

    @Override
    public String getDisplayName() {
        return name;
    }

    @Override
    public final String getFullName() {
        String prefix = parent == null ? "" : parent.getFullName();
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    @Override
    public final String getFullDisplayName() {
        String prefix = parent == null ? "" : parent.getFullDisplayName();
        return prefix.isEmpty() ? getDisplayName() : prefix + " » " + getDisplayName();
    }

    @Override
    public final String getUrl() {
        return "job/" + getFullName().replace("/", "/job/") + "/";
    }

    @Override
    public File getRootDir() {
        return new File(Jenkins.get().getRootDir(), "jobs/" + getFullName().replace("/", "/jobs/"));
    }

    @Override
    public ACL getACL() {
        return Jenkins.get().getACL();
    }

    @Override
    public synchronized void save() throws IOException {}

    @Override
    public void load() throws IOException {}
}
