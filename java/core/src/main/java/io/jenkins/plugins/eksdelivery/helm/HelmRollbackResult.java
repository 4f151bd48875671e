package io.jenkins.plugins.eksdelivery.helm;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A release that went back.
 *
 * @param release name of the release
 * @param namespace its namespace
 * @param revision the new revision, a copy of {@code rolledBackTo}
 * @param previousRevision the revision that ran before
 * @param rolledBackTo the revision that was taken back
 * @param status as helm tells it, such as {@code deployed}
 * @param pods of the release
 * @param durationSeconds time that the step took
 */
public record HelmRollbackResult(
        String release,
        String namespace,
        int revision,
        int previousRevision,
        int rolledBackTo,
        String status,
        List<PodStatus> pods,
        double durationSeconds)
        implements Serializable {

    public HelmRollbackResult {
        pods = List.copyOf(pods);
    }

    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("release", release);
        map.put("namespace", namespace);
        map.put("revision", revision);
        map.put("previousRevision", previousRevision);
        map.put("rolledBackTo", rolledBackTo);
        map.put("status", status);
        map.put("pods", pods.stream().map(PodStatus::toMap).toList());
        map.put("durationSeconds", durationSeconds);
        return map;
    }
}
