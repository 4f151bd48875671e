/** The command line. Start with {@code EksDelivery}: each subcommand is one class. */
@NullMarked
package io.jenkins.plugins.eksdelivery.runner.cli;

import org.jspecify.annotations.NullMarked;
