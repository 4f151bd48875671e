package io.jenkins.plugins.eksdelivery.promotion.world;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.jenkins.plugins.eksdelivery.aws.AwsIdentity;
import io.jenkins.plugins.eksdelivery.operation.AwsAccess;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan.ArcRoutingControl;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan.InverseHealthCheck;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The world as it is: AWS and the clusters. Closing it closes the connections to the clusters. */
public final class AwsWorld implements World, AutoCloseable {

    private final AwsAccess aws;
    private final PromotionPlan plan;
    private final String target;
    private final ClusterClients clusters;
    private final @Nullable GlobalDatabase database;
    private final TrafficSwitch traffic;
    private final ObjectStore journal;
    private final Probe probe = new JdkProbe();
    private final Map<String, KubernetesClient> open = new HashMap<>();

    /**
     * The world of a promotion.
     *
     * @param aws identity; behind a {@link RegionGuard} when a region is lost
     * @param target region that is asked for what both regions know, and that holds the journal
     * @param lost region that must not be asked; "" for none
     * @param environment of which EKS_DELIVERY_ARC_ENDPOINTS is taken when the plan names no endpoints
     */
    public AwsWorld(
            AwsAccess aws,
            PromotionPlan plan,
            String target,
            String lost,
            ClusterClients clusters,
            Map<String, String> environment,
            Clock clock) {
        this.aws = aws;
        this.plan = plan;
        this.target = target;
        this.clusters = clusters;
        PromotionPlan.Aurora aurora = plan.aurora();
        this.database = aurora == null ? null : new AuroraDatabase(aws, target, aurora, clock);
        this.traffic = traffic(aws, plan, lost, environment);
        this.journal = new S3ObjectStore(aws.in(target), plan.journal().bucket(target));
    }

    @Override
    public String account() throws InterruptedException {
        return AwsIdentity.of(aws.in(target)).accountId();
    }

    @Override
    public @Nullable GlobalDatabase database() {
        return database;
    }

    @Override
    public Tables tables() {
        return new GlobalTables(aws);
    }

    @Override
    public Images images() {
        return new EcrImages(aws);
    }

    @Override
    public Workloads workloads(String region) throws InterruptedException {
        KubernetesClient client = open.get(region);
        if (client == null) {
            client = clusters.client(aws.in(region), plan.cluster(region));
            open.put(region, client);
        }
        return new ClusterWorkloads(client, plan.cluster(region) + " in " + region);
    }

    @Override
    public TrafficSwitch traffic() {
        return traffic;
    }

    @Override
    public Alarms alarms() {
        return new CloudWatchAlarms(aws);
    }

    @Override
    public ObjectStore journal() {
        return journal;
    }

    @Override
    public StateLocks stateLocks() {
        return new S3StateLocks(aws);
    }

    @Override
    public Probe probe() {
        return probe;
    }

    @Override
    public void close() {
        open.values().forEach(KubernetesClient::close);
    }

    private static TrafficSwitch traffic(
            AwsAccess aws, PromotionPlan plan, String lost, Map<String, String> environment) {
        PromotionPlan.Traffic traffic = plan.traffic();
        if (traffic instanceof ArcRoutingControl arc) {
            List<String> endpoints = new ArrayList<>(arc.endpoints());
            if (endpoints.isEmpty()) {
                endpoints.addAll(List.of(environment
                        .getOrDefault("EKS_DELIVERY_ARC_ENDPOINTS", "")
                        .split(",")));
            }
            return new RoutingControls(aws, arc, endpoints, lost);
        }
        return new HealthObjectSwitch(aws, (InverseHealthCheck) traffic, plan.primary(), plan.standby());
    }
}
