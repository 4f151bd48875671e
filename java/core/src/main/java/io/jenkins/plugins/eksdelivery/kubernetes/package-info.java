/** Access to an EKS cluster: endpoint, token, kubeconfig, client. Start with {@code KubernetesAccess}. */
@NullMarked
package io.jenkins.plugins.eksdelivery.kubernetes;

import org.jspecify.annotations.NullMarked;
