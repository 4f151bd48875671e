package io.jenkins.plugins.eksdelivery.promotion.check;

import io.jenkins.plugins.eksdelivery.promotion.check.Check.Answer;
import io.jenkins.plugins.eksdelivery.promotion.engine.Scene;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan.Dynamo;
import io.jenkins.plugins.eksdelivery.promotion.world.GlobalDatabase;
import io.jenkins.plugins.eksdelivery.promotion.world.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Checks of Aurora and DynamoDB. */
final class DataChecks {

    private final Scene scene;

    DataChecks(Scene scene) {
        this.scene = scene;
    }

    List<Check> all() {
        List<Check> checks = new ArrayList<>();
        GlobalDatabase database = scene.world().database();
        if (database != null) {
            checks.add(Check.vital("aurora.status", () -> status(database)));
            checks.add(
                    Check.vital("aurora.instances", () -> instances(database)).after("aurora.status"));
            checks.add(Check.blocking("aurora.lag", () -> lag(database)).after("aurora.status"));
            checks.add(Check.of("aurora.backups", () -> backups(database)).after("aurora.status"));
            if (scene.planned()) {
                checks.add(Check.of("aurora.versions", () -> versions(database)).after("aurora.status"));
            }
        }
        Dynamo dynamo = scene.plan().dynamodb();
        if (dynamo != null) {
            checks.add(Check.blocking("dynamodb.replicas", () -> replicas(dynamo)));
            checks.add(Check.of("dynamodb.backups", () -> recovery(dynamo)).after("dynamodb.replicas"));
        }
        return checks;
    }

    private Answer status(GlobalDatabase database) throws InterruptedException {
        String status = database.member(scene.target()).status();
        return Answer.of(status.equals("available"), status, "available", "Wait until the cluster is available");
    }

    private Answer instances(GlobalDatabase database) throws InterruptedException {
        int instances = database.member(scene.target()).instances();
        return Answer.of(
                instances > 0,
                instances + " available",
                "at least 1",
                "Add an instance: without one it can't take over");
    }

    private Answer lag(GlobalDatabase database) throws InterruptedException {
        OptionalDouble lag = database.lagSeconds(scene.target());
        int bound = scene.planned()
                ? scene.request().maxLagSeconds()
                : scene.request().maxDataLossSeconds();
        String limit = "at most " + bound + " s";
        if (lag.isEmpty()) {
            return scene.planned()
                    ? Answer.notMeasured("not measured", limit, "The switchover itself waits for the last write")
                    : Answer.of(
                            false, "not measured", limit, "Break the glass with two people if any loss is acceptable");
        }
        return Answer.of(
                lag.getAsDouble() <= bound,
                lag.getAsDouble() + " s",
                limit,
                scene.planned() ? "Wait, or lessen the load" : "Raise maxDataLossSeconds if that loss is acceptable");
    }

    private Answer backups(GlobalDatabase database) throws InterruptedException {
        int days = database.member(scene.target()).backupDays();
        return Answer.of(days > 0, days + " days", "at least 1 day of backups", "Set backup_retention_period");
    }

    private Answer versions(GlobalDatabase database) throws InterruptedException {
        String here = database.member(scene.target()).engineVersion();
        String there = database.member(scene.source()).engineVersion();
        return Answer.of(
                here.equals(there),
                here + " and " + there,
                "the same engine version in both regions",
                "Upgrade the older cluster: the secondary first");
    }

    private Answer replicas(Dynamo dynamo) throws InterruptedException {
        List<String> ill = new ArrayList<>();
        for (String table : dynamo.tables()) {
            Tables.State state = scene.world().tables().state(scene.target(), table);
            if (!state.status().equals("ACTIVE")) {
                ill.add(table + " " + state.status());
            }
            if (scene.planned()) {
                new TreeMap<>(state.replicas()).forEach((region, status) -> {
                    if (!status.equals("ACTIVE")) {
                        ill.add(table + " in " + region + " " + status);
                    }
                });
                if (state.replicas().isEmpty()) {
                    ill.add(table + " has no replica");
                }
            }
        }
        return Answer.of(
                ill.isEmpty(),
                ill.isEmpty() ? "ACTIVE" : String.join(", ", ill),
                "ACTIVE",
                "Wait until the replica is ACTIVE, or add it");
    }

    private Answer recovery(Dynamo dynamo) throws InterruptedException {
        List<String> without = new ArrayList<>();
        for (String table : dynamo.tables()) {
            if (!scene.world().tables().state(scene.target(), table).pointInTimeRecovery()) {
                without.add(table);
            }
        }
        return without.isEmpty()
                ? Answer.of(true, "on", "point-in-time recovery", "")
                : Answer.notMeasured(
                        "off for " + String.join(", ", without),
                        "point-in-time recovery",
                        "Turn it on in " + scene.target());
    }
}
