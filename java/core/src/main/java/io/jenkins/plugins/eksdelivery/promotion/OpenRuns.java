package io.jenkins.plugins.eksdelivery.promotion;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.operation.DeliveryContext;
import io.jenkins.plugins.eksdelivery.promotion.engine.Places;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan;
import io.jenkins.plugins.eksdelivery.promotion.world.ObjectStore;
import io.jenkins.plugins.eksdelivery.promotion.world.S3ObjectStore;

/** Finds the region that a run promotes, by its journal: it lies there. */
public final class OpenRuns {

    private final DeliveryContext context;

    public OpenRuns(DeliveryContext context) {
        this.context = context;
    }

    /**
     * The target region of a run.
     *
     * @throws DeliveryException PR-RESUME-01 when neither region that answers has a journal of it
     */
    public String targetOf(String planPath, String run) throws InterruptedException {
        PromotionPlan plan = new PlanInWorkspace(context.workspace()).read(planPath);
        String folder = new Places(plan.journal().prefix() + plan.application() + "/").run(run);
        for (String region : plan.regions()) {
            try {
                ObjectStore store = new S3ObjectStore(
                        context.aws().in(region), plan.journal().bucket(region));
                if (!store.list(folder).isEmpty()) {
                    return region;
                }
            } catch (DeliveryException silent) {
                context.log()
                        .line("No journal read in " + region + ": "
                                + silent.failure().why());
            }
        }
        throw new DeliveryException(Failure.permanent(
                "PR-RESUME-01",
                "run " + run,
                "there is no journal of it in " + String.join(" or ", plan.regions()),
                "Give the id of a run: eks-delivery region-status tells the open one"));
    }
}
