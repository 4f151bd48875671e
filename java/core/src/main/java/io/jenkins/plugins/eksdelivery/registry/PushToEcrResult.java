package io.jenkins.plugins.eksdelivery.registry;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@link PushToEcr} left in the registry.
 *
 * @param repositoryUri registry and repository
 * @param repositoryUris region to registry and repository, for each region that holds the digest
 * @param imageUri repository URI and digest
 * @param digest digest that was read back from the registry
 * @param tags tags that name the digest
 * @param alreadyPresent whether nothing had to be sent to the primary region
 * @param replication region to COMPLETE, or to PENDING when the step was told not to wait
 * @param findings severity to number of findings, those let through included
 * @param pushedBytes bytes of blobs sent, repetitions included, over all regions
 */
public record PushToEcrResult(
        String repositoryUri,
        Map<String, String> repositoryUris,
        String imageUri,
        String digest,
        List<String> tags,
        boolean alreadyPresent,
        Map<String, String> replication,
        Map<String, Integer> findings,
        long pushedBytes)
        implements Serializable {

    public PushToEcrResult {
        repositoryUris = Collections.unmodifiableMap(new LinkedHashMap<>(repositoryUris));
        tags = List.copyOf(tags);
        replication = Collections.unmodifiableMap(new LinkedHashMap<>(replication));
        findings = Collections.unmodifiableMap(new LinkedHashMap<>(findings));
    }

    /** What the step returns. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("repositoryUri", repositoryUri);
        map.put("repositoryUris", new LinkedHashMap<>(repositoryUris));
        map.put("imageUri", imageUri);
        map.put("digest", digest);
        map.put("tags", List.copyOf(tags));
        map.put("alreadyPresent", alreadyPresent);
        map.put("replication", new LinkedHashMap<>(replication));
        map.put("findings", new LinkedHashMap<>(findings));
        map.put("pushedBytes", pushedBytes);
        return map;
    }
}
