package io.jenkins.plugins.eksdelivery.image;

import io.jenkins.plugins.eksdelivery.registry.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One build, with everything resolved: what a builder turns into command lines.
 *
 * @param request what the author asked for
 * @param context absolute path of the context
 * @param dockerfile absolute path of the Dockerfile
 * @param labels all labels of the image
 * @param epoch seconds since 1970 that the image carries
 * @param secretVariables id of a secret to the variable that holds it
 * @param environment variables of the builder; hold the secrets
 * @param layout absolute path of the layout to write
 * @param configuration folder with config.json and registries.conf; null when no registry needs them
 */
record BuildOrder(
        BuildImageRequest request,
        String context,
        String dockerfile,
        Map<String, String> labels,
        long epoch,
        Map<String, String> secretVariables,
        Map<String, String> environment,
        String layout,
        @Nullable String configuration) {

    BuildOrder {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        secretVariables = Collections.unmodifiableMap(new LinkedHashMap<>(secretVariables));
        environment = Map.copyOf(environment);
    }

    String dockerfileFolder() {
        return dockerfile.substring(0, Math.max(1, dockerfile.lastIndexOf('/')));
    }

    String dockerfileName() {
        return dockerfile.substring(dockerfile.lastIndexOf('/') + 1);
    }

    String platforms() {
        return String.join(",", request.platforms());
    }

    boolean severalPlatforms() {
        List<String> platforms = request.platforms();
        return platforms.size() > 1;
    }

    /** Names the image in a builder's own store, which builds of other workspaces share. */
    String localName() {
        String place =
                Digest.ofBytes(layout.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 16);
        return "localhost/" + request.image() + ":" + (severalPlatforms() ? "platforms-" : "image-") + place;
    }
}
