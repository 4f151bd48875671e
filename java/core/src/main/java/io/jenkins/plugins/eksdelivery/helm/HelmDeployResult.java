package io.jenkins.plugins.eksdelivery.helm;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was deployed.
 *
 * @param release name of the release
 * @param namespace its namespace
 * @param revision the revision that runs; 0 after a dry run of a first install
 * @param previousRevision the one before; 0 for a first install
 * @param status as helm tells it, such as {@code deployed}
 * @param changes by resource
 * @param rolledBack true when the deployment failed and the revision before runs again (with failOnError false)
 * @param pods of the release
 * @param notes the chart's notes
 * @param diagnosisPath file with events, states and logs of a failure; "" without failure
 * @param durationSeconds time that the step took
 */
public record HelmDeployResult(
        String release,
        String namespace,
        int revision,
        int previousRevision,
        String status,
        ReleaseChanges changes,
        boolean rolledBack,
        List<PodStatus> pods,
        String notes,
        String diagnosisPath,
        double durationSeconds)
        implements Serializable {

    public HelmDeployResult {
        pods = List.copyOf(pods);
    }

    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("release", release);
        map.put("namespace", namespace);
        map.put("revision", revision);
        map.put("previousRevision", previousRevision);
        map.put("status", status);
        map.put("changes", changes.toMap());
        map.put("rolledBack", rolledBack);
        map.put("pods", pods.stream().map(PodStatus::toMap).toList());
        map.put("notes", notes);
        map.put("diagnosisPath", diagnosisPath);
        map.put("durationSeconds", durationSeconds);
        return map;
    }
}
