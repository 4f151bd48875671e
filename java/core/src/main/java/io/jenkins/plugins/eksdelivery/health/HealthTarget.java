package io.jenkins.plugins.eksdelivery.health;

import io.jenkins.plugins.eksdelivery.parameter.Arguments;
import java.io.Serializable;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must be healthy. */
public sealed interface HealthTarget extends Serializable {

    /** In one or two words, for the log. */
    String label();

    /**
     * An address that answers HTTP.
     *
     * @param url http or https
     */
    record Url(String url) implements HealthTarget {
        @Override
        public String label() {
            return url;
        }
    }

    /**
     * A deployment whose replicas are all available.
     *
     * @param name of the deployment
     * @param namespace default {@code default}
     * @param cluster name of the EKS cluster
     */
    record Deployment(String name, String namespace, String cluster) implements HealthTarget {
        @Override
        public String label() {
            return "deployment " + namespace + "/" + name + " of " + cluster;
        }
    }

    /**
     * A service that answers HTTP through the Kubernetes API, without any way into the cluster's network.
     *
     * @param name of the service
     * @param namespace default {@code default}
     * @param cluster name of the EKS cluster
     * @param port of the service, number or name; default 80
     * @param path default {@code /}
     */
    record Service(String name, String namespace, String cluster, String port, String path) implements HealthTarget {
        @Override
        public String label() {
            return "service " + namespace + "/" + name + ":" + port + path + " of " + cluster;
        }
    }

    /** Reads the parameter {@code target}: a URL, or a map with one of url, deployment and service. */
    static HealthTarget of(Arguments arguments) {
        Object given = arguments.textOrMap("target");
        if (given instanceof String url) {
            return url(arguments, url);
        }
        @SuppressWarnings("unchecked")
        Map<String, Object> map = (Map<String, Object>) given;
        for (String planned : Set.of("ingress", "targetGroup", "alarm", "datadogMonitor")) {
            if (map != null && map.containsKey(planned)) {
                throw arguments.notAllowed(
                        "target",
                        "'" + planned + "' is planned and not available in this version",
                        "Use url, deployment or service");
            }
        }
        if (map != null && map.containsKey("url")) {
            only(arguments, map, Set.of("url"));
            return url(arguments, text(arguments, map, "url", null));
        }
        if (map != null && map.containsKey("deployment")) {
            only(arguments, map, Set.of("deployment", "namespace", "cluster"));
            return new Deployment(
                    name(arguments, map, "deployment", null),
                    name(arguments, map, "namespace", "default"),
                    name(arguments, map, "cluster", null));
        }
        if (map != null && map.containsKey("service")) {
            only(arguments, map, Set.of("service", "namespace", "cluster", "port", "path"));
            String path = text(arguments, map, "path", "/");
            return new Service(
                    name(arguments, map, "service", null),
                    name(arguments, map, "namespace", "default"),
                    name(arguments, map, "cluster", null),
                    name(arguments, map, "port", "80"),
                    path.startsWith("/") ? path : "/" + path);
        }
        throw arguments.notAllowed(
                "target", "it names nothing that can be healthy", "Give [url: …], [deployment: …] or [service: …]");
    }

    private static Url url(Arguments arguments, String text) {
        try {
            URI uri = URI.create(text);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return new Url(text);
            }
        } catch (IllegalArgumentException malformed) {
            // Told below, with the same words as a URL of another scheme.
        }
        throw arguments.notAllowed(
                "target",
                "'" + text + "' is no http or https address",
                "Give one such as https://orders.example.com/health");
    }

    private static void only(Arguments arguments, Map<String, Object> map, Set<String> allowed) {
        for (String key : map.keySet()) {
            if (!allowed.contains(key)) {
                throw arguments.notAllowed(
                        "target",
                        "it has a key '" + key + "' beside " + map.keySet(),
                        "Use " + String.join(", ", allowed));
            }
        }
    }

    private static String name(Arguments arguments, Map<String, Object> map, String key, @Nullable String otherwise) {
        String value = text(arguments, map, key, otherwise);
        if (!value.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,252}")) {
            throw arguments.notAllowed("target", key + " '" + value + "' is not a well-formed name", "Correct it");
        }
        return value;
    }

    private static String text(Arguments arguments, Map<String, Object> map, String key, @Nullable String otherwise) {
        Object value = map.containsKey(key) ? map.get(key) : otherwise;
        if (value instanceof String || value instanceof Integer) {
            return value.toString();
        }
        throw arguments.notAllowed("target", "it has no " + key, "Add " + key);
    }
}
