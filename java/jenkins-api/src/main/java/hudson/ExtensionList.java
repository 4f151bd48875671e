package hudson;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import jenkins.model.Jenkins;
import jenkins.util.io.OnMaster;

/**
 * The instances of an extension point: those of the indexes on the class path, and those that were added by {@link #add}. The lists live
 * as long as the JVM; Jenkins keeps them in its one {@link Jenkins} object.
 */
public class ExtensionList<T> extends AbstractList<T> implements OnMaster {

    private static final ConcurrentMap<Class<?>, ExtensionList<?>> LISTS = new ConcurrentHashMap<>();

    private static List<ExtensionComponent<Object>> indexed;

    public final Class<T> extensionType;

    private final CopyOnWriteArrayList<ExtensionComponent<T>> added = new CopyOnWriteArrayList<>();
    private volatile List<ExtensionComponent<T>> components;

    protected ExtensionList(Jenkins jenkins, Class<T> extensionType) {
        this.extensionType = extensionType;
    }

    public <U extends T> U get(Class<U> type) {
        for (T extension : this) {
            if (extension.getClass() == type) {
                return type.cast(extension);
            }
        }
        return null;
    }

    public <U extends T> U getInstance(Class<U> type) throws IllegalStateException {
        U found = get(type);
        if (found == null) {
            throw new IllegalStateException("Singleton extension not found: " + type);
        }
        return found;
    }

    @Override
    public Iterator<T> iterator() {
        return ensureLoaded().stream().map(ExtensionComponent::getInstance).iterator();
    }

    public List<ExtensionComponent<T>> getComponents() {
        return Collections.unmodifiableList(ensureLoaded());
    }

    @Override
    public T get(int index) {
        return ensureLoaded().get(index).getInstance();
    }

    @Override
    public int size() {
        return ensureLoaded().size();
    }

    @Override
    public boolean remove(Object o) {
        boolean removed = added.removeIf(component -> component.getInstance() == o);
        components = null;
        return removed;
    }

    @Override
    public boolean add(T t) {
        added.add(new ExtensionComponent<>(t));
        components = null;
        return true;
    }

    @Override
    public void add(int index, T t) {
        add(t);
    }

    protected List<ExtensionComponent<T>> load() {
        List<ExtensionComponent<T>> found = new ArrayList<>();
        for (ExtensionComponent<Object> component : indexed()) {
            if (extensionType.isInstance(component.getInstance())) {
                found.add(new ExtensionComponent<>(extensionType.cast(component.getInstance()), component.ordinal()));
            }
        }
        return found;
    }

    protected List<ExtensionComponent<T>> sort(List<ExtensionComponent<T>> r) {
        List<ExtensionComponent<T>> sorted = new ArrayList<>(r);
        Collections.sort(sorted);
        return sorted;
    }

    public static <T> ExtensionList<T> create(Jenkins jenkins, Class<T> type) {
        return new ExtensionList<>(jenkins, type);
    }

    @SuppressWarnings("unchecked")
    public static <T> ExtensionList<T> lookup(Class<T> type) {
        return (ExtensionList<T>) LISTS.computeIfAbsent(type, each -> new ExtensionList<>(null, each));
    }

    public static <U> U lookupSingleton(Class<U> type) {
        List<U> all = lookup(type);
        if (all.size() != 1) {
            throw new IllegalStateException("Expected 1 instance of " + type.getName() + " but got " + all.size());
        }
        return all.get(0);
    }

    public static <U> U lookupFirst(Class<U> type) {
        List<U> all = lookup(type);
        if (all.isEmpty()) {
            throw new IllegalStateException("Found no instances of " + type.getName());
        }
        return all.get(0);
    }

    /** Forgets all lists and what was added to them. */
    public static void clearLegacyInstances() {
        synchronized (ExtensionList.class) {
            LISTS.clear();
            indexed = null;
        }
    }

    private List<ExtensionComponent<T>> ensureLoaded() {
        List<ExtensionComponent<T>> loaded = components;
        if (loaded == null) {
            Collection<ExtensionComponent<T>> all = new ArrayList<>(load());
            all.addAll(added);
            loaded = sort(List.copyOf(all));
            components = loaded;
        }
        return loaded;
    }

    private static List<ExtensionComponent<Object>> indexed() {
        synchronized (ExtensionList.class) {
            if (indexed == null) {
                indexed = IndexedExtensions.load(ExtensionList.class.getClassLoader());
            }
            return indexed;
        }
    }
}
