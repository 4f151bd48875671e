/** Programs on the build's agent. Start with {@code AgentCommandRunner}. */
@NullMarked
package io.jenkins.plugins.eksdelivery.process;

import org.jspecify.annotations.NullMarked;
