/** The gate: approve waits for people without an agent. Start with {@code ApproveStep}. */
@NullMarked
package io.jenkins.plugins.eksdelivery.approval;

import org.jspecify.annotations.NullMarked;
