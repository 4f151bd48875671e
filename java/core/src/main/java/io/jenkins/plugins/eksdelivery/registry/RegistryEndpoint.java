package io.jenkins.plugins.eksdelivery.registry;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.registry.http.Origin;
import java.io.Serializable;
import java.net.URI;

/**
 * Where a registry is.
 *
 * @param base http or https address without a path, as ECR gives it as proxyEndpoint
 */
public record RegistryEndpoint(URI base) implements Serializable {

    /** @throws DeliveryException PE-REF-05 when it is not an absolute http or https address */
    public static RegistryEndpoint of(String address) {
        try {
            URI base = URI.create(address.endsWith("/") ? address.substring(0, address.length() - 1) : address);
            Origin.of(base);
            return new RegistryEndpoint(base);
        } catch (IllegalArgumentException malformed) {
            throw new DeliveryException(
                    Failure.permanent(
                            "PE-REF-05",
                            "registry address '" + address + "'",
                            "it is not an absolute http or https address",
                            "Give an address such as https://123456789012.dkr.ecr.us-east-1.amazonaws.com"),
                    malformed);
        }
    }

    /** Host and port as image references name them. */
    public String host() {
        return base.getRawAuthority();
    }

    /** The address of a path below /v2/. */
    URI at(String path) {
        return URI.create(base + "/v2/" + path);
    }

    Origin origin() {
        return Origin.of(base);
    }

    @Override
    public String toString() {
        return host();
    }
}
