/** The command {@code cloud}. Start with {@code CloudCommand}. */
@NullMarked
package io.jenkins.plugins.eksdelivery.localcloud.cli;

import org.jspecify.annotations.NullMarked;
