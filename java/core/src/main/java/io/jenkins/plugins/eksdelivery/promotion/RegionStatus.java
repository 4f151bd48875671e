package io.jenkins.plugins.eksdelivery.promotion;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.operation.DeliveryContext;
import io.jenkins.plugins.eksdelivery.promotion.RegionStatusResult.Region;
import io.jenkins.plugins.eksdelivery.promotion.engine.Lease;
import io.jenkins.plugins.eksdelivery.promotion.engine.Places;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan.Dynamo;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan.Release;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan.RoleFlag;
import io.jenkins.plugins.eksdelivery.promotion.world.AwsWorld;
import io.jenkins.plugins.eksdelivery.promotion.world.ClusterClients;
import io.jenkins.plugins.eksdelivery.promotion.world.GlobalDatabase;
import io.jenkins.plugins.eksdelivery.promotion.world.Workloads;
import io.jenkins.plugins.eksdelivery.promotion.world.Workloads.DeploymentState;
import io.jenkins.plugins.eksdelivery.promotion.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Says which region is active, from either region if the other one doesn't answer. Changes nothing. */
public final class RegionStatus {

    private final DeliveryContext context;
    private final ClusterClients clusters;

    public RegionStatus(DeliveryContext context) {
        this(context, ClusterClients.eks(context));
    }

    RegionStatus(DeliveryContext context, ClusterClients clusters) {
        this.context = context;
        this.clusters = clusters;
    }

    /**
     * Reads both regions.
     *
     * @throws DeliveryException when neither region answers
     */
    public RegionStatusResult run(RegionStatusRequest request) throws InterruptedException {
        PromotionPlan plan = new PlanInWorkspace(context.workspace()).read(request.plan());
        @Nullable DeliveryException last = null;
        for (String region : plan.regions()) {
            try (AwsWorld world = new AwsWorld(
                    context.aws().in(region), plan, region, "", clusters, context.environment(), context.clock())) {
                return read(plan, world);
            } catch (DeliveryException failed) {
                if (!failed.failure().retryable()) {
                    throw failed;
                }
                last = failed;
            }
        }
        if (last == null) {
            throw new IllegalStateException("a plan has two regions");
        }
        throw last;
    }

    private RegionStatusResult read(PromotionPlan plan, World world) throws InterruptedException {
        ActiveRegion active = ActiveRegion.of(world);
        GlobalDatabase database = world.database();
        List<Region> regions = new ArrayList<>();
        for (String region : plan.regions()) {
            regions.add(region(plan, world, region));
        }
        double lag = -1;
        if (database != null && !active.writer().isEmpty()) {
            lag = lag(database, plan.otherThan(active.writer()));
        }
        return new RegionStatusResult(
                plan.application(),
                active.name(),
                active.writer(),
                active.traffic(),
                active.agree(),
                lag,
                openRun(plan, world),
                regions);
    }

    private static double lag(GlobalDatabase database, String standby) throws InterruptedException {
        try {
            return database.lagSeconds(standby).orElse(-1);
        } catch (DeliveryException notMeasured) {
            return -1;
        }
    }

    private static String openRun(PromotionPlan plan, World world) throws InterruptedException {
        return Lease.openRun(world.journal(), new Places(plan.journal().prefix() + plan.application() + "/").lock());
    }

    private static Region region(PromotionPlan plan, World world, String region) throws InterruptedException {
        int ready = 0;
        int desired = 0;
        Set<String> roles = new TreeSet<>();
        Map<String, String> tables = new LinkedHashMap<>();
        try {
            Workloads workloads = world.workloads(region);
            for (Release release : plan.releases()) {
                for (String name : release.deployments()) {
                    DeploymentState state = workloads.deployment(release.namespace(), name);
                    ready += state.desired() == 0 ? 0 : state.ready();
                    desired += state.desired();
                }
                RoleFlag flag = release.roleFlag();
                if (flag != null) {
                    roles.add(workloads.flag(release.namespace(), flag).orElse("unknown"));
                }
            }
            Dynamo dynamo = plan.dynamodb();
            if (dynamo != null) {
                for (String table : dynamo.tables()) {
                    tables.put(table, world.tables().state(region, table).status());
                }
            }
        } catch (DeliveryException failed) {
            return new Region(
                    region,
                    false,
                    "unknown",
                    ready,
                    desired,
                    tables,
                    failed.failure().message());
        }
        String role = roles.isEmpty()
                ? "unknown"
                : roles.size() == 1 ? roles.iterator().next() : "mixed";
        return new Region(region, true, role, ready, desired, tables, "");
    }
}
