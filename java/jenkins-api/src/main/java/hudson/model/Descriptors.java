package hudson.model;

import hudson.ExtensionList;

/** Finds descriptors among the extensions. Not a type of Jenkins. */
public final class Descriptors {

    private Descriptors() {}

    /** @throws AssertionError when the type has none, as in Jenkins */
    public static Descriptor<?> of(Class<?> type) {
        Descriptor<?> found = orNull(type);
        if (found == null) {
            throw new AssertionError(type + " is missing its descriptor");
        }
        return found;
    }

    public static Descriptor<?> orNull(Class<?> type) {
        for (Descriptor<?> descriptor : ExtensionList.lookup(Descriptor.class)) {
            if (descriptor.clazz == type) {
                return descriptor;
            }
        }
        return null;
    }
}
