package io.jenkins.plugins.eksdelivery.localcloud.kubernetes;

import java.nio.file.Path;

/**
 * One region's place in the cloud.
 *
 * @param name such as us-east-1
 * @param index 0 for the primary; tells networks of the regions apart
 * @param folder holds keys, etcd's data and configuration
 * @param awsEndpoint URL of the AWS API, which reviews tokens
 */
public record Region(String name, int index, Path folder, String awsEndpoint) {

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
