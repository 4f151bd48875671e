package hudson.model;

/** What has a name to show. */
public interface ModelObject {

    String getDisplayName();
}
