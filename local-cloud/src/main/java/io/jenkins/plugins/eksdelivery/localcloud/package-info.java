/** A cloud of two regions on this machine: AWS API, registries, routing controls, Kubernetes. Start with {@code LocalCloud}. */
@NullMarked
package io.jenkins.plugins.eksdelivery.localcloud;

import org.jspecify.annotations.NullMarked;
