package hudson.model;

import hudson.search.SearchableModelObject;

/** Base of model objects. */
public abstract class AbstractModelObject implements SearchableModelObject {

    protected AbstractModelObject() {}
}
