package io.jenkins.plugins.eksdelivery.helm;

import io.jenkins.plugins.eksdelivery.parameter.Arguments;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The image that a release must run, by digest.
 *
 * @param repository registry and name, without tag, such as {@code 1234.dkr.ecr.us-east-1.amazonaws.com/orders}
 * @param digest such as {@code sha256:…}
 * @param valuePath where the chart takes the image from; default {@code image}
 */
public record ImageReference(String repository, String digest, String valuePath) implements Serializable {

    private static final Pattern REPOSITORY = Pattern.compile("[a-z0-9.:-]+(/[a-z0-9._-]+)*");
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final Pattern VALUE_PATH = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");

    /** Reads the map {@code image}, which may be the result of pushToEcr; null when it was not given. */
    static @Nullable ImageReference of(Arguments arguments) {
        if (!arguments.has("image")) {
            return null;
        }
        Map<String, Object> given = arguments.map("image");
        String repository = text(given, given.containsKey("repositoryUri") ? "repositoryUri" : "repository");
        String digest = text(given, "digest");
        String valuePath = given.containsKey("valuePath") ? text(given, "valuePath") : "image";
        if (!REPOSITORY.matcher(repository).matches()) {
            throw arguments.notAllowed(
                    "image",
                    "its repository '" + repository + "' is no image name without tag",
                    "Give [repository: 'registry/name', digest: 'sha256:…'] or the result of pushToEcr");
        }
        if (!DIGEST.matcher(digest).matches()) {
            throw arguments.notAllowed(
                    "image",
                    "its digest '" + digest + "' is not sha256: and 64 hexadecimal digits",
                    "Give the digest that pushToEcr returned; a tag never decides what runs");
        }
        if (!VALUE_PATH.matcher(valuePath).matches()) {
            throw arguments.notAllowed(
                    "image", "its valuePath '" + valuePath + "' is no path of values", "Give one such as image");
        }
        return new ImageReference(repository, digest, valuePath);
    }

    /** The values that make the chart use the image. */
    Map<String, Object> values() {
        Map<String, Object> leaf = new LinkedHashMap<>();
        leaf.put("repository", repository);
        leaf.put("digest", digest);
        Map<String, Object> values = leaf;
        String[] path = valuePath.split("\\.", -1);
        for (int i = path.length - 1; i >= 0; i--) {
            Map<String, Object> outer = new LinkedHashMap<>();
            outer.put(path[i], values);
            values = outer;
        }
        return values;
    }

    private static String text(Map<String, Object> given, String key) {
        return given.get(key) instanceof String value ? value : "";
    }
}
