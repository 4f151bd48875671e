/** The steps that every Jenkins has, for runs without one. {@code JenkinsSteps} lists them. */
@NullMarked
package io.jenkins.plugins.eksdelivery.runner.step;

import org.jspecify.annotations.NullMarked;
