package io.jenkins.plugins.eksdelivery.image;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The image that {@link BuildImage} left in a layout.
 *
 * @param image repository name without registry
 * @param digest digest of the image manifest or, for several platforms, of the index
 * @param digests platform to digest of its image manifest
 * @param tags tags under which the image is to be pushed
 * @param layout folder of the OCI layout, relative to the directory of the step
 * @param sizeBytes sum of the compressed layers, configurations and manifests, each counted once
 * @param builder program that built it now; none for a layout that was there already
 * @param cached whether the layout was there already, built from the same inputs
 * @param durationSeconds seconds from start to end
 */
public record BuildImageResult(
        String image,
        String digest,
        Map<String, String> digests,
        List<String> tags,
        String layout,
        long sizeBytes,
        String builder,
        boolean cached,
        double durationSeconds)
        implements Serializable {

    public BuildImageResult {
        digests = Collections.unmodifiableMap(new LinkedHashMap<>(digests));
        tags = List.copyOf(tags);
    }

    /** What the step returns; {@code pushToEcr} and {@code helmDeploy} take it as their image. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("image", image);
        map.put("digest", digest);
        map.put("digests", new LinkedHashMap<>(digests));
        map.put("tags", List.copyOf(tags));
        map.put("layout", layout);
        map.put("sizeBytes", sizeBytes);
        map.put("builder", builder);
        map.put("cached", cached);
        map.put("durationSeconds", durationSeconds);
        return map;
    }
}
