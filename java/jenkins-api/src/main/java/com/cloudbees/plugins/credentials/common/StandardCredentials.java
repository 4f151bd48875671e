package com.cloudbees.plugins.credentials.common;

/** A credential with id and description. */
public interface StandardCredentials extends IdCredentials {

    String getDescription();
}
