package io.jenkins.plugins.eksdelivery.promotion.world;

import java.util.List;
import java.util.OptionalDouble;

/** An Aurora global database, asked and told in the target region. */
public interface GlobalDatabase {

    /**
     * The whole database.
     *
     * @throws io.jenkins.plugins.eksdelivery.failure.DeliveryException PR-AURORA-01 when there is none of this name
     */
    State state() throws InterruptedException;

    /** The cluster of a region. */
    Member member(String region) throws InterruptedException;

    /** Replication lag of the region's cluster, as last measured within five minutes. */
    OptionalDouble lagSeconds(String region) throws InterruptedException;

    /** Starts a switchover: no loss, both regions take part. Returns before it ended. */
    void switchOver(String region) throws InterruptedException;

    /** Starts a failover that may lose data. Returns before it ended. */
    void failOver(String region) throws InterruptedException;

    /**
     * State of the whole.
     *
     * @param writerRegion region of the writer; "" when there is none
     * @param regions regions that have a cluster
     * @param status as Aurora tells it, such as available
     * @param moving whether a switchover or failover is under way
     */
    record State(String writerRegion, List<String> regions, String status, boolean moving) {

        public State {
            regions = List.copyOf(regions);
        }
    }

    /**
     * State of one region's cluster.
     *
     * @param status such as available
     * @param engineVersion such as 15.4
     * @param instances instances that are available; without one the cluster can't take over
     * @param backupDays retention of automatic backups, in days
     */
    record Member(String status, String engineVersion, int instances, int backupDays) {}
}
