/** The pushToEcr step. */
@NullMarked
package io.jenkins.plugins.eksdelivery.registry;

import org.jspecify.annotations.NullMarked;
