package io.jenkins.plugins.eksdelivery.localcloud.kubernetes;

import java.nio.file.Path;

/**
 * One region's place in the cloud.
 *
 * @param name such as us-east-1
 * @param network number of the real node's network, 0 to 249; different for all clouds of a machine
 * @param folder holds keys, etcd's data and configuration
 * @param awsEndpoint URL of the AWS API, which reviews tokens
 */
public record Region(String name, int network, Path folder, String awsEndpoint) {

    /** The network bridge of the real node. */
    public String bridge() {
        return "eks-delivery" + network;
    }

    String daemon(String part) {
        return part + "-" + name;
    }

    Path pki() {
        return folder.resolve("pki");
    }

    /** The certificate that signed the API server's. */
    public Path authority() {
        return pki().resolve("ca.crt");
    }

    /** The administrator's kubeconfig. */
    public Path kubeconfig() {
        return pki().resolve("admin.kubeconfig");
    }
}
