package io.jenkins.plugins.eksdelivery.promotion.world;

import org.jspecify.annotations.Nullable;

/** The two regions as the engine reads and changes them. Every call goes to the world: nothing is remembered. */
public interface World {

    /** Account of the identity that acts, as STS of the target region tells it. */
    String account() throws InterruptedException;

    /** The Aurora global database; null without Aurora. */
    @Nullable
    GlobalDatabase database();

    /** DynamoDB global tables. */
    Tables tables();

    /** Registries of both regions. */
    Images images();

    /** What runs in the cluster of a region. */
    Workloads workloads(String region) throws InterruptedException;

    /** What sends users to a region. */
    TrafficSwitch traffic();

    /** CloudWatch alarms of both regions. */
    Alarms alarms();

    /** Objects of the promotion's journal, in the target region. */
    ObjectStore journal();

    /** Locks of Terraform states. */
    StateLocks stateLocks();

    /** HTTP from here. */
    Probe probe();
}
