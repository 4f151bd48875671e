package io.jenkins.plugins.eksdelivery.promotion.world;

import java.util.Map;
import java.util.Optional;

/** DynamoDB global tables. */
public interface Tables {

    /**
     * A table as a region sees it.
     *
     * @throws io.jenkins.plugins.eksdelivery.failure.DeliveryException PR-TABLE-01 when the region has no such table
     */
    State state(String region, String table) throws InterruptedException;

    /** Value of the canary item; empty when there is none. Read consistently. */
    Optional<String> canary(String region, String table) throws InterruptedException;

    /** Writes the canary item, over an older one. */
    void writeCanary(String region, String table, String value) throws InterruptedException;

    /**
     * State of a table.
     *
     * @param status such as ACTIVE
     * @param replicas status of the replica in each other region
     * @param pointInTimeRecovery whether it can be restored to any second
     */
    record State(String status, Map<String, String> replicas, boolean pointInTimeRecovery) {

        public State {
            replicas = Map.copyOf(replicas);
        }
    }
}
