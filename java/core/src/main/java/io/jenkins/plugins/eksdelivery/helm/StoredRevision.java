package io.jenkins.plugins.eksdelivery.helm;

import java.time.Instant;
import java.util.List;

/**
 * A revision as helm stored it in the cluster.
 *
 * @param revision counted from 1
 * @param status such as {@code deployed}, {@code superseded}, {@code failed}, {@code pending-upgrade}
 * @param changedAt when it was written last
 * @param description helm's own words
 * @param manifest what was sent to the cluster, hooks left out; may hold secrets
 * @param notes of the chart
 */
record StoredRevision(
        int revision, String status, Instant changedAt, String description, String manifest, String notes) {

    boolean pending() {
        return status.startsWith("pending-");
    }

    /** Whether it ran well: it runs, or another one that ran has taken its place. */
    boolean good() {
        return status.equals("deployed") || status.equals("superseded");
    }

    static int last(List<StoredRevision> history) {
        return history.isEmpty() ? 0 : history.get(history.size() - 1).revision();
    }
}
