package hudson.model;

import hudson.ExtensionList;
import hudson.security.Permission;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import jenkins.model.Jenkins;
import jenkins.model.Loadable;
import jenkins.util.io.OnMaster;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;

/** Metadata of a {@link Describable} class, one instance each. */
public abstract class Descriptor<T extends Describable<T>> implements Loadable, Saveable, OnMaster {

    public final transient Class<? extends T> clazz;

    protected Descriptor(Class<? extends T> clazz) {
        this.clazz = clazz == self() ? own() : clazz;
    }

    /** The described class is the one that the descriptor's class is nested in. */
    @SuppressWarnings("unchecked")
    protected Descriptor() {
        this.clazz = (Class<T>) getClass().getEnclosingClass();
        if (clazz == null) {
            throw new AssertionError(getClass()
                    + " doesn't have an outer class. Use the constructor that takes the Class object explicitly.");
        }
    }

    public String getDisplayName() {
        return clazz.getSimpleName();
    }

    public String getId() {
        return clazz.getName();
    }

    @SuppressWarnings("unchecked")
    public Class<T> getT() {
        return (Class<T>) clazz;
    }

    public String getDescriptorUrl() {
        return "descriptor/" + getId();
    }

    public final String getJsonSafeClassName() {
        return getId().replace('.', '-');
    }

    /** The page under the describable's own resources; null when there is none. */
    public String getHelpFile() {
        return getHelpFile(null);
    }

    public String getHelpFile(String fieldName) {
        String page = fieldName == null ? "help.html" : "help-" + fieldName + ".html";
        return clazz.getResource(clazz.getSimpleName() + "/" + page) == null
                ? null
                : "/" + getDescriptorUrl() + "/help" + (fieldName == null ? "" : "/" + fieldName);
    }

    /** Binds a form. Jenkins does it by Stapler; there are no forms here, so only descriptors that override this can. */
    public T newInstance(StaplerRequest2 req, JSONObject formData) throws FormException {
        throw new FormException(clazz + " is not made from a form here", null);
    }

    public final boolean isInstance(T instance) {
        return clazz.isInstance(instance);
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    public final boolean isSubTypeOf(Class type) {
        return type.isAssignableFrom(clazz);
    }

    public String getConfigPage() {
        return "/" + clazz.getName().replace('.', '/').replace('$', '/') + "/config.jelly";
    }

    public String getGlobalConfigPage() {
        return null;
    }

    public Permission getRequiredGlobalConfigPagePermission() {
        return Jenkins.ADMINISTER;
    }

    /** Settings live as long as the JVM here: the runner has no configuration pages. */
    @Override
    public synchronized void save() {}

    @Override
    public synchronized void load() {}

    @SafeVarargs
    public static <T> T[] toArray(T... values) {
        return values;
    }

    @SafeVarargs
    public static <T> List<T> toList(T... values) {
        return Arrays.asList(values);
    }

    @SuppressWarnings("rawtypes")
    public static <T extends Descriptor> T findById(Collection<? extends T> list, String id) {
        for (T each : list) {
            if (each.getId().equals(id)) {
                return each;
            }
        }
        return null;
    }

    @SuppressWarnings("rawtypes")
    public static <T extends Descriptor> T findByDescribableClassName(Collection<? extends T> list, String className) {
        for (T each : list) {
            if (each.clazz.getName().equals(className)) {
                return each;
            }
        }
        return null;
    }

    @SuppressWarnings("rawtypes")
    public static Descriptor find(String className) {
        return findByDescribableClassName(ExtensionList.lookup(Descriptor.class), className);
    }

    /** Says to the constructor that the descriptor describes itself. */
    @SuppressWarnings("rawtypes")
    protected static Class self() {
        return Self.class;
    }

    @SuppressWarnings("unchecked")
    private Class<? extends T> own() {
        return (Class<? extends T>) getClass();
    }

    private static final class Self {}

    /** A form that can't be accepted. */
    public static final class FormException extends Exception implements HttpResponse {

        private static final long serialVersionUID = 1L;

        private final String formField;

        public FormException(String message, String formField) {
            super(message);
            this.formField = formField;
        }

        public FormException(String message, Throwable cause, String formField) {
            super(message, cause);
            this.formField = formField;
        }

        public FormException(Throwable cause, String formField) {
            super(cause);
            this.formField = formField;
        }

        public String getFormField() {
            return formField;
        }
    }
}
