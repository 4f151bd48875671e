package com.cloudbees.plugins.credentials.common;

/** A credential with user name and password. */
public interface UsernamePasswordCredentials extends UsernameCredentials, PasswordCredentials {}
