package hudson.model;

import java.util.Collection;

/** What holds items. */
public interface ItemGroup<T extends Item> extends PersistenceRoot, ModelObject {

    String getFullName();

    String getFullDisplayName();

    Collection<T> getItems();

    String getUrl();
}
