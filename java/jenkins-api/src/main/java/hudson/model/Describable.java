package hudson.model;

/** What has a {@link Descriptor}. */
public interface Describable<T extends Describable<T>> {

    Descriptor<T> getDescriptor();
}
