package com.cloudbees.plugins.credentials;

import hudson.model.Descriptor;

/** The kind of a credential. */
public abstract class CredentialsDescriptor extends Descriptor<Credentials> {

    public CredentialsDescriptor() {}

    public CredentialsDescriptor(Class<? extends Credentials> clazz) {
        super(clazz);
    }
}
