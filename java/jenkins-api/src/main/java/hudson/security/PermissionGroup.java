package hudson.security;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jvnet.localizer.Localizable;

/** Permissions that are shown together. */
public final class PermissionGroup implements Iterable<Permission>, Comparable<PermissionGroup> {

    private static final CopyOnWriteArrayList<PermissionGroup> ALL = new CopyOnWriteArrayList<>();

    @SuppressWarnings("rawtypes")
    public final Class owner;

    public final Localizable title;
    private final List<Permission> permissions = new CopyOnWriteArrayList<>();

    @SuppressWarnings({"rawtypes", "ThisEscapedInObjectConstruction"})
    public PermissionGroup(Class owner, Localizable title) throws IllegalStateException {
        this.owner = owner;
        this.title = title;
        ALL.add(this);
    }

    public String getOwnerClassName() {
        return owner.getName();
    }

    @Override
    public Iterator<Permission> iterator() {
        return getPermissions().iterator();
    }

    public List<Permission> getPermissions() {
        return new ArrayList<>(permissions);
    }

    public Permission find(String name) {
        return permissions.stream()
                .filter(each -> each.name.equals(name))
                .findFirst()
                .orElse(null);
    }

    @Override
    public int compareTo(PermissionGroup that) {
        return owner.getName().compareTo(that.owner.getName());
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof PermissionGroup that && that.owner == owner;
    }

    @Override
    public int hashCode() {
        return owner.hashCode();
    }

    public int size() {
        return permissions.size();
    }

    @Override
    public String toString() {
        return "PermissionGroup[" + owner.getName() + "]";
    }

    public static List<PermissionGroup> getAll() {
        return List.copyOf(ALL);
    }

    void add(Permission permission) {
        permissions.add(permission);
    }
}
