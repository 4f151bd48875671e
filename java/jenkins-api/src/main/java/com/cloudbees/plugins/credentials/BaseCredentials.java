package com.cloudbees.plugins.credentials;

import hudson.model.Descriptors;

/** Base of credentials. */
public abstract class BaseCredentials implements Credentials {

    private static final long serialVersionUID = 1L;

    private final CredentialsScope scope;

    public BaseCredentials() {
        this(null);
    }

    public BaseCredentials(CredentialsScope scope) {
        this.scope = scope;
    }

    @Override
    public CredentialsScope getScope() {
        return scope;
    }

    @Override
    public CredentialsDescriptor getDescriptor() {
        return (CredentialsDescriptor) Descriptors.of(getClass());
    }
}
