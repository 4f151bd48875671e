package com.cloudbees.plugins.credentials.common;

/** A credential with id and user name. */
public interface StandardUsernameCredentials extends StandardCredentials, UsernameCredentials {}
