package io.jenkins.plugins.eksdelivery.promotion.plan;

/** Whether the source region takes part. */
public enum Mode {
    /** Both regions are well: a switchover without loss of data. */
    PLANNED,
    /** The source is lost or ill: a failover with bounded loss, and no call to the source after the evidence phase. */
    UNPLANNED
}
