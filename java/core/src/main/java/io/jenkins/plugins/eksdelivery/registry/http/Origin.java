package io.jenkins.plugins.eksdelivery.registry.http;

import java.net.URI;
import java.util.Locale;

/**
 * Whom a connection reaches; a token is sent to its own origin only.
 *
 * @param secure whether TLS is spoken
 * @param host name or address
 * @param port 1 to 65535
 */
public record Origin(boolean secure, String host, int port) {

    /** @throws IllegalArgumentException when the address has no host or another scheme than http and https */
    public static Origin of(URI address) {
        boolean secure = "https".equalsIgnoreCase(address.getScheme());
        if (address.getHost() == null || !secure && !"http".equalsIgnoreCase(address.getScheme())) {
            throw new IllegalArgumentException("'" + address + "' is not an absolute http or https address");
        }
        int port = address.getPort() > 0 ? address.getPort() : secure ? 443 : 80;
        return new Origin(secure, address.getHost().toLowerCase(Locale.ROOT), port);
    }

    /** As the Host header names it. */
    String authority() {
        return port == (secure ? 443 : 80) ? host : host + ":" + port;
    }
}
