package io.jenkins.plugins.eksdelivery.promotion.plan;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What belongs together when a region becomes active. Read from a file by {@link PromotionPlanFile}.
 *
 * @param application name, {@code [a-z0-9-]}
 * @param account twelve digits
 * @param primary region that is active in normal times
 * @param standby the other region
 * @param clusters EKS cluster of each region
 * @param aurora the global database; null without Aurora
 * @param dynamodb the global tables; null without DynamoDB
 * @param releases Helm releases, the same in both regions
 * @param health where the application answers
 * @param traffic how traffic is sent to a region
 * @param alarms CloudWatch alarms of each region
 * @param terraform state of each region that must not be locked
 * @param journal where journals lie
 */
public record PromotionPlan(
        String application,
        String account,
        String primary,
        String standby,
        Map<String, String> clusters,
        @Nullable Aurora aurora,
        @Nullable Dynamo dynamodb,
        List<Release> releases,
        Health health,
        Traffic traffic,
        Map<String, List<String>> alarms,
        Map<String, TerraformState> terraform,
        JournalPlace journal) {

    public PromotionPlan {
        clusters = Map.copyOf(clusters);
        releases = List.copyOf(releases);
        alarms = Map.copyOf(alarms);
        terraform = Map.copyOf(terraform);
    }

    /** Both regions, the primary first. */
    public List<String> regions() {
        return List.of(primary, standby);
    }

    /**
     * The region that is not this one.
     *
     * @throws DeliveryException PR-REGION-02 when the application has no such region
     */
    public String otherThan(String region) {
        if (region.equals(primary)) {
            return standby;
        }
        if (region.equals(standby)) {
            return primary;
        }
        throw new DeliveryException(Failure.permanent(
                "PR-REGION-02",
                "region '" + region + "'",
                application + " has no such region; it has " + primary + " and " + standby,
                "Give one of these"));
    }

    /** The cluster of a region. */
    public String cluster(String region) {
        return of(clusters, region);
    }

    /** The alarms of a region. */
    public List<String> alarmsOf(String region) {
        return alarms.getOrDefault(region, List.of());
    }

    static <T> T of(Map<String, T> byRegion, String region) {
        T value = byRegion.get(region);
        if (value == null) {
            throw new IllegalArgumentException("the plan has nothing for " + region);
        }
        return value;
    }

    /**
     * An Aurora global database.
     *
     * @param globalCluster its identifier
     * @param members identifier of its cluster in each region
     */
    public record Aurora(String globalCluster, Map<String, String> members) {

        public Aurora {
            members = Map.copyOf(members);
        }

        /** The cluster of a region. */
        public String member(String region) {
            return of(members, region);
        }
    }

    /**
     * DynamoDB global tables.
     *
     * @param tables names
     * @param canaryTable table that gets an item after the move; "" for none
     */
    public record Dynamo(List<String> tables, String canaryTable) {

        public Dynamo {
            tables = List.copyOf(tables);
        }
    }

    /**
     * A Helm release.
     *
     * @param name of the release
     * @param namespace of the release
     * @param deployments Deployments of the release
     * @param writers those of them that write
     * @param replicas least replicas of each that serve the full load
     * @param repository ECR repository whose digests must be in the target; "" when its images are elsewhere
     * @param roleFlag where the application reads its region's role; null for nowhere
     */
    public record Release(
            String name,
            String namespace,
            List<String> deployments,
            List<String> writers,
            int replicas,
            String repository,
            @Nullable RoleFlag roleFlag) {

        public Release {
            deployments = List.copyOf(deployments);
            writers = List.copyOf(writers);
        }
    }

    /**
     * An entry of a ConfigMap that tells the application its region's role.
     *
     * @param configMap name
     * @param key entry
     * @param active its value in the active region
     * @param standby its value in the other
     */
    public record RoleFlag(String configMap, String key, String active, String standby) {}

    /**
     * Where the application answers.
     *
     * @param regions each region's own endpoint
     * @param everyone the public address; null when the traffic switch is asked for the region instead
     * @param expectStatus HTTP status of a good answer
     */
    public record Health(
            Map<String, Endpoint> regions, @Nullable Endpoint everyone, int expectStatus) {

        public Health {
            regions = Map.copyOf(regions);
        }

        /** The endpoint of a region. */
        public Endpoint of(String region) {
            return PromotionPlan.of(regions, region);
        }
    }

    /**
     * Where an application answers: an address, a Kubernetes service that is asked through the API's proxy, or, for one that speaks no
     * HTTP, a Deployment whose pods must be ready.
     *
     * @param url absolute; "" for a service or Deployment
     * @param namespace of the service or Deployment
     * @param service name; "" for an address or Deployment
     * @param deployment name; "" for an address or service
     * @param port of the service
     * @param path on the service, with its leading slash
     * @param expectBody text that a good answer contains; "" for any
     */
    public record Endpoint(
            String url, String namespace, String service, String deployment, int port, String path, String expectBody) {

        /** For messages. */
        public String shown() {
            if (!url.isEmpty()) {
                return url;
            }
            return deployment.isEmpty()
                    ? "service " + namespace + "/" + service + ":" + port + path
                    : "deployment " + namespace + "/" + deployment;
        }
    }

    /** How traffic is sent to a region. */
    public sealed interface Traffic permits ArcRoutingControl, InverseHealthCheck {}

    /**
     * Routing controls of Amazon Application Recovery Controller.
     *
     * @param endpoints the cluster's endpoints, {@code region=url}; empty for EKS_DELIVERY_ARC_ENDPOINTS
     * @param routingControls name or ARN of each region's control
     */
    public record ArcRoutingControl(List<String> endpoints, Map<String, String> routingControls) implements Traffic {

        public ArcRoutingControl {
            endpoints = List.copyOf(endpoints);
            routingControls = Map.copyOf(routingControls);
        }
    }

    /**
     * An inverted health check that looks at an object: while it is there, the primary counts as ill and DNS answers the standby.
     *
     * @param bucket bucket of the object, in the standby region
     * @param region region of the bucket
     * @param key name of the object
     */
    public record InverseHealthCheck(String bucket, String region, String key) implements Traffic {}

    /**
     * A Terraform state in S3.
     *
     * @param bucket its bucket
     * @param key its name; the lock is {@code <key>.tflock}
     */
    public record TerraformState(String bucket, String key) {}

    /**
     * Where journals lie.
     *
     * @param buckets one bucket of each region
     * @param prefix in front of every object
     */
    public record JournalPlace(Map<String, String> buckets, String prefix) {

        public JournalPlace {
            buckets = Map.copyOf(buckets);
        }

        /** The bucket of a region. */
        public String bucket(String region) {
            return of(buckets, region);
        }
    }
}
