/** A Kubernetes per region. Start with {@code ControlPlane}. */
@NullMarked
package io.jenkins.plugins.eksdelivery.localcloud.kubernetes;

import org.jspecify.annotations.NullMarked;
