/** Waits until something answers as it should. Start with {@code WaitForHealthy}. */
@NullMarked
package io.jenkins.plugins.eksdelivery.health;

import org.jspecify.annotations.NullMarked;
