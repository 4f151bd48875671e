/**
 * The running program: branches that one thread runs in turn, the steps they wait for, and how all of it is saved. Start with
 * {@code Engine}.
 *
 * <p>What is Serializable here makes up the saved state; what belongs to the process is transient and set again on resume.
 */
@NullMarked
package io.jenkins.plugins.eksdelivery.runner.program;

import org.jspecify.annotations.NullMarked;
