package io.jenkins.plugins.eksdelivery.promotion.world;

import io.jenkins.plugins.eksdelivery.aws.AwsFailures;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.operation.AwsAccess;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan.Aurora;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.Filter;
import software.amazon.awssdk.services.rds.model.GlobalCluster;
import software.amazon.awssdk.services.rds.model.GlobalClusterMember;
import software.amazon.awssdk.services.rds.model.RdsException;

/** An Aurora global database by the RDS API of the target region, which needs no other region to answer. */
final class AuroraDatabase implements GlobalDatabase {

    /** Milliseconds; https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.AuroraMonitoring.Metrics.html */
    private static final String LAG = "AuroraGlobalDBReplicationLag";

    private static final Duration RECENT = Duration.ofMinutes(5);

    private final AwsAccess aws;
    private final String target;
    private final Aurora aurora;
    private final Clock clock;

    AuroraDatabase(AwsAccess aws, String target, Aurora aurora, Clock clock) {
        this.aws = aws;
        this.target = target;
        this.aurora = aurora;
        this.clock = clock;
    }

    @Override
    public State state() throws InterruptedException {
        GlobalCluster cluster = cluster();
        List<String> regions = cluster.globalClusterMembers().stream()
                .map(AuroraDatabase::regionOf)
                .toList();
        String writer = cluster.globalClusterMembers().stream()
                .filter(member -> Boolean.TRUE.equals(member.isWriter()))
                .map(AuroraDatabase::regionOf)
                .findFirst()
                .orElse("");
        boolean moving =
                cluster.failoverState() != null && cluster.failoverState().statusAsString() != null;
        return new State(writer, regions, String.valueOf(cluster.status()), moving);
    }

    @Override
    public Member member(String region) throws InterruptedException {
        String id = aurora.member(region);
        try (RdsClient rds = aws.in(region).client(RdsClient.builder())) {
            DBCluster cluster = AwsFailures.call("aurora cluster " + id + " in " + region + ": describe", () -> {
                try {
                    return rds.describeDBClusters(r -> r.dbClusterIdentifier(id)).dbClusters().stream()
                            .findFirst()
                            .orElseThrow(() -> missing("cluster " + id + " in " + region));
                } catch (RdsException failed) {
                    throw isMissing(failed) ? missing("cluster " + id + " in " + region) : failed;
                }
            });
            Filter ofCluster = Filter.builder().name("db-cluster-id").values(id).build();
            long available = AwsFailures.call(
                            "instances of aurora cluster " + id + " in " + region + ": describe",
                            () -> rds.describeDBInstances(r -> r.filters(ofCluster)))
                    .dbInstances()
                    .stream()
                    .filter(instance -> "available".equals(instance.dbInstanceStatus()))
                    .count();
            int backupDays = cluster.backupRetentionPeriod() == null ? 0 : cluster.backupRetentionPeriod();
            return new Member(cluster.status(), cluster.engineVersion(), Math.toIntExact(available), backupDays);
        }
    }

    @Override
    public OptionalDouble lagSeconds(String region) throws InterruptedException {
        String id = aurora.member(region);
        try (CloudWatchClient cloudWatch = aws.in(region).client(CloudWatchClient.builder())) {
            DimensionFilter ofCluster = DimensionFilter.builder()
                    .name("DBClusterIdentifier")
                    .value(id)
                    .build();
            List<Metric> metrics = AwsFailures.call(
                            "metric " + LAG + " of " + id + ": list",
                            () -> cloudWatch.listMetrics(
                                    r -> r.namespace("AWS/RDS").metricName(LAG).dimensions(ofCluster)))
                    .metrics();
            if (metrics.isEmpty()) {
                return OptionalDouble.empty();
            }
            List<Dimension> dimensions = metrics.get(0).dimensions();
            return AwsFailures.call(
                            "metric " + LAG + " of " + id + ": read",
                            () -> cloudWatch.getMetricStatistics(r -> r.namespace("AWS/RDS")
                                    .metricName(LAG)
                                    .dimensions(dimensions)
                                    .startTime(clock.instant().minus(RECENT))
                                    .endTime(clock.instant().plusSeconds(60))
                                    .period(60)
                                    .statistics(Statistic.MAXIMUM)))
                    .datapoints()
                    .stream()
                    .max(Comparator.comparing(Datapoint::timestamp))
                    .map(point -> OptionalDouble.of(point.maximum() / 1000))
                    .orElse(OptionalDouble.empty());
        }
    }

    @Override
    public void switchOver(String region) throws InterruptedException {
        String arn = arnIn(region);
        try (RdsClient rds = aws.in(target).client(RdsClient.builder())) {
            AwsFailures.call(
                    "aurora global cluster " + aurora.globalCluster() + ": switch over to " + region,
                    () -> rds.switchoverGlobalCluster(r ->
                            r.globalClusterIdentifier(aurora.globalCluster()).targetDbClusterIdentifier(arn)));
        }
    }

    @Override
    public void failOver(String region) throws InterruptedException {
        String arn = arnIn(region);
        try (RdsClient rds = aws.in(target).client(RdsClient.builder())) {
            AwsFailures.call(
                    "aurora global cluster " + aurora.globalCluster() + ": fail over to " + region,
                    () -> rds.failoverGlobalCluster(r -> r.globalClusterIdentifier(aurora.globalCluster())
                            .targetDbClusterIdentifier(arn)
                            .allowDataLoss(true)));
        }
    }

    private GlobalCluster cluster() throws InterruptedException {
        String id = aurora.globalCluster();
        try (RdsClient rds = aws.in(target).client(RdsClient.builder())) {
            return AwsFailures.call("aurora global cluster " + id + ": describe", () -> {
                try {
                    return rds.describeGlobalClusters(r -> r.globalClusterIdentifier(id)).globalClusters().stream()
                            .findFirst()
                            .orElseThrow(() -> missing("global cluster " + id));
                } catch (RdsException failed) {
                    throw isMissing(failed) ? missing("global cluster " + id) : failed;
                }
            });
        }
    }

    private String arnIn(String region) throws InterruptedException {
        return cluster().globalClusterMembers().stream()
                .filter(member -> regionOf(member).equals(region))
                .map(GlobalClusterMember::dbClusterArn)
                .findFirst()
                .orElseThrow(() -> missing("member of global cluster " + aurora.globalCluster() + " in " + region));
    }

    private static String regionOf(GlobalClusterMember member) {
        return member.dbClusterArn().split(":", 5)[3];
    }

    private static boolean isMissing(RdsException failed) {
        return failed.statusCode() == 404
                || failed.awsErrorDetails() != null
                        && String.valueOf(failed.awsErrorDetails().errorCode()).contains("NotFound");
    }

    private static DeliveryException missing(String what) {
        return new DeliveryException(Failure.permanent(
                "PR-AURORA-01",
                "aurora " + what,
                "there is none of this name",
                "Correct aurora in the promotion file"));
    }
}
