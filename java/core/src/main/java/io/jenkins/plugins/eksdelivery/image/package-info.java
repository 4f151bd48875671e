/** Builds a container image into an OCI layout with whichever unprivileged builder the agent has. Start with {@code BuildImage}. */
@NullMarked
package io.jenkins.plugins.eksdelivery.image;

import org.jspecify.annotations.NullMarked;
