package hudson.model;

/** What a model object shows beside itself: a link, a page, data. */
public interface Action extends ModelObject {

    String getIconFileName();

    @Override
    String getDisplayName();

    String getUrlName();
}
