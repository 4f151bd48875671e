package io.jenkins.plugins.eksdelivery.promotion.action;

import io.jenkins.plugins.eksdelivery.promotion.check.Readiness;
import io.jenkins.plugins.eksdelivery.promotion.engine.Facts;
import io.jenkins.plugins.eksdelivery.promotion.engine.Phase;
import io.jenkins.plugins.eksdelivery.promotion.engine.Scene;
import io.jenkins.plugins.eksdelivery.promotion.engine.Task;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan.Dynamo;
import io.jenkins.plugins.eksdelivery.promotion.world.GlobalDatabase;
import java.util.ArrayList;
import java.util.List;

/** The tasks of a promotion, in the order in which they are done. */
public final class PromotionTasks {

    private PromotionTasks() {}

    /** All tasks of this run. */
    public static List<Task> of(Scene scene, Facts facts) {
        List<Task> tasks = new ArrayList<>();
        if (scene.request().freezeDeploys()) {
            tasks.add(new FreezeDeploys(scene));
        }
        tasks.add(new LocateTruth(scene));
        tasks.add(new TakeReadiness(scene, new Readiness(scene)));
        tasks.add(new ReportApproval(scene, facts));
        tasks.add(new PreScaleTarget(scene, facts));
        tasks.add(new SmokeTest(scene));
        if (scene.planned() && scene.request().fenceSource()) {
            tasks.add(new FenceSource(scene));
        } else {
            tasks.add(new RecordRisk(scene));
        }
        GlobalDatabase database = scene.world().database();
        if (database != null) {
            if (scene.planned()) {
                tasks.add(new DrainReplication(scene, database));
            }
            tasks.add(new PromoteAurora(scene, database));
        }
        tasks.add(new BindApplications(scene));
        Dynamo dynamo = scene.plan().dynamodb();
        if (dynamo != null && !dynamo.canaryTable().isEmpty()) {
            tasks.add(new WriteCanary(scene, dynamo.canaryTable()));
        }
        tasks.add(new TrafficApproval(scene, facts));
        tasks.add(new ShiftTraffic(scene));
        tasks.add(new VerifyFromOutside(scene));
        tasks.add(new Bake(scene));
        if (scene.request().freezeDeploys()) {
            tasks.add(new Unfreeze(scene));
        }
        tasks.add(new RecordActiveRegion(scene));
        for (int i = 1; i < tasks.size(); i++) {
            if (tasks.get(i).phase().compareTo(tasks.get(i - 1).phase()) < 0) {
                throw new IllegalStateException(tasks.get(i).name() + " is out of order");
            }
        }
        return List.copyOf(tasks);
    }

    /** The phase whose first change can't be put back. */
    public static Phase pointOfNoReturn() {
        return Phase.PROMOTE_DATA;
    }
}
