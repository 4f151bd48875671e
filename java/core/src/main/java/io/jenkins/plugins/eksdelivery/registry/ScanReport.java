package io.jenkins.plugins.eksdelivery.registry;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Result of a finished scan of one image.
 *
 * @param counts severity to number of findings
 * @param findings each finding; may be fewer than the counts say when ECR lists late
 */
record ScanReport(Map<Severity, Integer> counts, List<Finding> findings) {

    ScanReport {
        counts = Map.copyOf(counts);
        findings = List.copyOf(findings);
    }

    boolean clean() {
        return findings.isEmpty() && counts.values().stream().allMatch(count -> count == 0);
    }

    static ScanReport of(Map<String, Integer> named, List<Finding> findings) {
        Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
        named.forEach((name, count) -> counts.merge(Severity.of(name), count, Integer::sum));
        return new ScanReport(counts, findings);
    }
}
