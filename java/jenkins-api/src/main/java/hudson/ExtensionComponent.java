package hudson;

import hudson.model.Describable;
import hudson.model.Descriptor;

/** An extension with its place in the order. */
public class ExtensionComponent<T> implements Comparable<ExtensionComponent<T>> {

    private final T instance;
    private final double ordinal;

    public ExtensionComponent(T instance, double ordinal) {
        this.instance = instance;
        this.ordinal = ordinal;
    }

    public ExtensionComponent(T instance, Extension annotation) {
        this(instance, annotation.ordinal());
    }

    public ExtensionComponent(T instance) {
        this(instance, 0);
    }

    public double ordinal() {
        return ordinal;
    }

    public T getInstance() {
        return instance;
    }

    @SuppressWarnings("rawtypes")
    public boolean isDescriptorOf(Class<? extends Describable> type) {
        return instance instanceof Descriptor<?> descriptor && type.isAssignableFrom(descriptor.clazz);
    }

    /** Higher ordinal first, then by class name, as in Jenkins. */
    @Override
    public int compareTo(ExtensionComponent<T> that) {
        int byOrdinal = Double.compare(that.ordinal, ordinal);
        return byOrdinal != 0
                ? byOrdinal
                : instance.getClass()
                        .getName()
                        .compareTo(that.instance.getClass().getName());
    }
}
