package jenkins.model;

import hudson.ExtensionList;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractCIBase;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Descriptors;
import hudson.model.TaskListener;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import hudson.security.CurrentUser;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import jakarta.servlet.ServletContext;
import java.io.File;
import java.io.IOException;
import jenkins.util.io.OnMaster;
import org.jvnet.hudson.reactor.ReactorException;
import org.springframework.security.core.Authentication;

/** The one controller of this JVM: the latest object that was made. */
public class Jenkins extends AbstractCIBase implements AccessControlled, OnMaster, Loadable {

    private static volatile Jenkins theInstance;

    public static final PermissionGroup PERMISSIONS = Permission.HUDSON_PERMISSIONS;
    public static final Permission ADMINISTER = Permission.HUDSON_ADMINISTER;
    public static final Permission READ = new Permission(PERMISSIONS, "Read", null, Permission.READ);

    public final transient File root;

    @SuppressWarnings("StaticAssignmentInConstructor")
    protected Jenkins(File root, ServletContext context) throws IOException, InterruptedException, ReactorException {
        this.root = root;
        theInstance = this;
    }

    public static Jenkins get() throws IllegalStateException {
        Jenkins instance = theInstance;
        if (instance == null) {
            throw new IllegalStateException(
                    "Jenkins.instance is missing. Read the documentation of Jenkins.getInstanceOrNull.");
        }
        return instance;
    }

    public static Jenkins getInstanceOrNull() {
        return theInstance;
    }

    public File getRootDir() {
        return root;
    }

    public String getRootUrl() throws IllegalStateException {
        return null;
    }

    @Override
    public String getDisplayName() {
        return "Jenkins";
    }

    @Override
    public FilePath getRootPath() {
        return new FilePath(root);
    }

    @Override
    public Launcher createLauncher(TaskListener listener) {
        return new Launcher.LocalLauncher(listener);
    }

    public <T> ExtensionList<T> getExtensionList(Class<T> extensionType) {
        return ExtensionList.lookup(extensionType);
    }

    @SuppressWarnings("rawtypes")
    public Descriptor getDescriptor(Class<? extends Describable> type) {
        return Descriptors.orNull(type);
    }

    @SuppressWarnings("rawtypes")
    public Descriptor getDescriptorOrDie(Class<? extends Describable> type) {
        return Descriptors.of(type);
    }

    @SuppressWarnings("rawtypes")
    public <T extends Descriptor> T getDescriptorByType(Class<T> type) {
        return ExtensionList.lookup(Descriptor.class).get(type);
    }

    @Override
    public ACL getACL() {
        return ACL.lambda2((who, what) -> true);
    }

    public static Authentication getAuthentication2() {
        return CurrentUser.get();
    }

    @Override
    public void load() throws IOException {}
}
