package io.jenkins.plugins.eksdelivery.promotion.world;

import io.jenkins.plugins.eksdelivery.operation.AwsAccess;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan.InverseHealthCheck;
import java.util.Set;

/**
 * An object that an inverted health check looks at: while it is there the primary counts as ill, and DNS answers the standby. No record is
 * edited, so no control plane is needed (https://aws.amazon.com/blogs/networking-and-content-delivery/creating-disaster-recovery-mechanisms-using-amazon-route-53/).
 */
final class HealthObjectSwitch implements TrafficSwitch {

    private final ObjectStore store;
    private final String key;
    private final String primary;
    private final String standby;

    HealthObjectSwitch(AwsAccess aws, InverseHealthCheck check, String primary, String standby) {
        this(new S3ObjectStore(aws.in(check.region()), check.bucket()), check.key(), primary, standby);
    }

    HealthObjectSwitch(ObjectStore store, String key, String primary, String standby) {
        this.store = store;
        this.key = key;
        this.primary = primary;
        this.standby = standby;
    }

    @Override
    public Set<String> directedTo() throws InterruptedException {
        return Set.of(store.get(key).isPresent() ? standby : primary);
    }

    @Override
    public Endpoints endpoints() throws InterruptedException {
        store.get(key);
        return new Endpoints(1, 1, 1);
    }

    @Override
    public void direct(String region) throws InterruptedException {
        if (region.equals(standby)) {
            store.create(key, "The standby is active.\n");
        } else {
            store.delete(key);
        }
    }

    @Override
    public String kind() {
        return "inverted health check";
    }
}
