package io.jenkins.plugins.eksdelivery.promotion.world;

import java.util.List;

/** CloudWatch alarms of both regions. */
@FunctionalInterface
public interface Alarms {

    /**
     * Those of the alarms that are in ALARM.
     *
     * @throws io.jenkins.plugins.eksdelivery.failure.DeliveryException PR-ALARM-01 when one does not exist
     */
    List<String> ringing(String region, List<String> names) throws InterruptedException;
}
