package io.jenkins.plugins.eksdelivery.promotion.engine;

import io.jenkins.plugins.eksdelivery.approval.ApprovalDesk;
import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import io.jenkins.plugins.eksdelivery.promotion.PromoteRegionRequest;
import io.jenkins.plugins.eksdelivery.promotion.plan.Mode;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan;
import io.jenkins.plugins.eksdelivery.promotion.world.World;
import java.time.Clock;

/**
 * What every task of one run is given.
 *
 * @param run id of the run
 * @param plan the promotion file
 * @param request what was asked for; the journal's on resume
 * @param world the two regions
 * @param desk where people are asked
 * @param starter who started the run
 * @param clock the time
 * @param pauses lets time pass
 * @param log the build log
 */
public record Scene(
        String run,
        PromotionPlan plan,
        PromoteRegionRequest request,
        World world,
        ApprovalDesk desk,
        String starter,
        Clock clock,
        Pauses pauses,
        DeliveryLog log) {

    /** The region that becomes active. */
    public String target() {
        return request.to();
    }

    /** The region that stops being active. */
    public String source() {
        return plan.otherThan(request.to());
    }

    public boolean planned() {
        return request.mode() == Mode.PLANNED;
    }

    /** Where this application's objects lie in the journal's store. */
    public Places places() {
        return new Places(plan.journal().prefix() + plan.application() + "/");
    }
}
