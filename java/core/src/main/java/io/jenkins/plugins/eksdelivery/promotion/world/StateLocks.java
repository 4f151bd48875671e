package io.jenkins.plugins.eksdelivery.promotion.world;

import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan.TerraformState;
import java.util.Optional;

/** Locks of Terraform states. */
@FunctionalInterface
public interface StateLocks {

    /** Who holds the lock; empty when nobody does. */
    Optional<String> holder(String region, TerraformState state) throws InterruptedException;
}
