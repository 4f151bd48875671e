/** The waitForHealthy step. */
@NullMarked
package io.jenkins.plugins.eksdelivery.health;

import org.jspecify.annotations.NullMarked;
