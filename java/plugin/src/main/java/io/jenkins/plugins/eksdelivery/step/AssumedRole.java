package io.jenkins.plugins.eksdelivery.step;

import hudson.ExtensionList;
import io.jenkins.plugins.eksdelivery.operation.AwsAccess;
import java.io.Serializable;

/** Tells the steps of a {@code withAwsRole} block which role they run as. Saved with the build, so it holds no more than a number. */
public final class AssumedRole implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String id;

    public AssumedRole(String id) {
        this.id = id;
    }

    /** Access as the role; waits while it is assumed anew after a restart. */
    public AwsAccess access() throws InterruptedException {
        return ExtensionList.lookupSingleton(OpenRoles.class).await(id);
    }
}
