/** Deploys charts with helm, and says why when a deployment does not end well. Start with {@code HelmDeploy}. */
@NullMarked
package io.jenkins.plugins.eksdelivery.helm;

import org.jspecify.annotations.NullMarked;
