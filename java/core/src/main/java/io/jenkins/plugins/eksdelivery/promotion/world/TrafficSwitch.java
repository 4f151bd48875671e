package io.jenkins.plugins.eksdelivery.promotion.world;

import java.util.Set;

/** What sends users to a region. */
public interface TrafficSwitch {

    /** Regions to which users are sent now; one in good order. */
    Set<String> directedTo() throws InterruptedException;

    /** How many of its endpoints answer, and how many are needed. */
    Endpoints endpoints() throws InterruptedException;

    /**
     * Sends all users to this region, in one atomic call.
     *
     * @throws io.jenkins.plugins.eksdelivery.failure.DeliveryException PR-SAFETY-01 when a safety rule forbids it
     */
    void direct(String region) throws InterruptedException;

    /** For messages, such as {@code routing control}. */
    String kind();

    /**
     * Health of the switch itself.
     *
     * @param answering endpoints that answered
     * @param needed that must
     * @param known that are known
     */
    record Endpoints(int answering, int needed, int known) {}
}
