package io.jenkins.plugins.eksdelivery.registry;

import java.io.Serializable;

/**
 * A registry and the right to use it.
 *
 * @param endpoint where it is
 * @param login user and token; prints as {@code ****}
 */
record RegistryAccess(RegistryEndpoint endpoint, RegistryLogin login) implements Serializable {}
