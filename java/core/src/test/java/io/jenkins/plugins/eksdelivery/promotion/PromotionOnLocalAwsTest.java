package io.jenkins.plugins.eksdelivery.promotion;

import static io.jenkins.plugins.eksdelivery.promotion.FakeWorld.EAST;
import static io.jenkins.plugins.eksdelivery.promotion.FakeWorld.WEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eksdelivery.approval.ApprovalDesk;
import io.jenkins.plugins.eksdelivery.aws.LocalAws;
import io.jenkins.plugins.eksdelivery.operation.AwsAccess;
import io.jenkins.plugins.eksdelivery.promotion.PromoteRegionResult.State;
import io.jenkins.plugins.eksdelivery.promotion.engine.Pauses;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlanFile;
import io.jenkins.plugins.eksdelivery.promotion.world.Alarms;
import io.jenkins.plugins.eksdelivery.promotion.world.AwsWorld;
import io.jenkins.plugins.eksdelivery.promotion.world.GlobalDatabase;
import io.jenkins.plugins.eksdelivery.promotion.world.Images;
import io.jenkins.plugins.eksdelivery.promotion.world.ObjectStore;
import io.jenkins.plugins.eksdelivery.promotion.world.Probe;
import io.jenkins.plugins.eksdelivery.promotion.world.RegionGuard;
import io.jenkins.plugins.eksdelivery.promotion.world.S3ObjectStore;
import io.jenkins.plugins.eksdelivery.promotion.world.StateLocks;
import io.jenkins.plugins.eksdelivery.promotion.world.Tables;
import io.jenkins.plugins.eksdelivery.promotion.world.TrafficSwitch;
import io.jenkins.plugins.eksdelivery.promotion.world.Workloads;
import io.jenkins.plugins.eksdelivery.promotion.world.World;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ReplicationGroupUpdate;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;

/** The real engine on a real AWS API server; the clusters alone are those of {@link FakeWorld}. */
@Tag("real")
class PromotionOnLocalAwsTest {

    private final FakeWorld clusters = new FakeWorld(new VirtualClock());
    private LocalAws local;
    private PromotionPlan plan;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws Exception {
        Optional<String> obstacle = LocalAws.obstacle();
        if ("true".equals(System.getenv("CI"))) {
            assertThat(obstacle).isEmpty();
        }
        assumeTrue(obstacle.isEmpty(), obstacle::get);
        local = LocalAws.start(folder);
        plan = plan();
        makeRegions();
        makeRoutingControls();
        local.control("DELETE", "/calls", "");
    }

    @AfterEach
    void stop() throws Exception {
        if (local != null) {
            local.close();
        }
    }

    @Test
    void planned_there_and_back() throws Exception {
        PromoteRegionResult there = promote("orders-1", request(Map.of()), WEST, "");

        assertThat(there.state()).isEqualTo(State.COMPLETED);
        assertThat(there.activeRegion()).isEqualTo(WEST);
        assertThat(calls("SwitchoverGlobalCluster")).isEqualTo(1);
        assertThat(calls("UpdateRoutingControlStates")).isEqualTo(1);

        PromoteRegionResult back = promote("orders-2", request(Map.of("to", EAST)), EAST, "");

        assertThat(back.activeRegion()).isEqualTo(EAST);
        assertThat(calls("SwitchoverGlobalCluster")).isEqualTo(2);
    }

    @Test
    void unplanned_with_the_primary_lost_nothing_is_asked_of_it() throws Exception {
        local.control("PUT", "/faults/regions/us-east-1", "{}");

        PromoteRegionResult result =
                promote("orders-1", request(Map.of("mode", "unplanned", "maxDataLossSeconds", 30)), WEST, EAST);

        assertThat(result.state()).isEqualTo(State.COMPLETED);
        assertThat(result.rpoSecondsMeasured()).isEqualTo(0.12);
        assertThat(calls("FailoverGlobalCluster")).isEqualTo(1);
        JsonNode calls = local.control("GET", "/calls", "").path("entries");
        assertThat(calls).hasSizeGreaterThan(50);
        for (JsonNode call : calls) {
            assertThat(call.path("region").asText()).as(call.toString()).isNotEqualTo(EAST);
        }
    }

    @Test
    void two_of_five_endpoints_are_too_few_for_a_start() throws Exception {
        for (String region : List.of("us-east-1", "eu-west-1", "ap-southeast-2")) {
            local.control("PUT", "/faults/arc-endpoints/" + region, "{}");
        }

        assertThatThrownBy(() -> promote("orders-1", request(Map.of()), WEST, ""))
                .hasMessageContaining("traffic.endpoints is 2 of 5 answer");
    }

    @Test
    void what_the_file_names_and_aws_lacks_is_told() throws Exception {
        assertThatThrownBy(() -> world("globalCluster: orders", "globalCluster: orderz")
                        .database()
                        .state())
                .hasMessageStartingWith("PR-AURORA-01 aurora global cluster orderz");
        assertThatThrownBy(() -> world("a", "a").tables().state(WEST, "no-such-table"))
                .hasMessageStartingWith("PR-TABLE-01");
        assertThatThrownBy(() -> world("a", "a").alarms().ringing(WEST, List.of("no-such-alarm")))
                .hasMessageStartingWith("PR-ALARM-01");
        assertThatThrownBy(() -> world("      us-west-2: orders-us-west-2\n", "      us-west-2: orders-us-west-3\n")
                        .traffic()
                        .directedTo())
                .hasMessageStartingWith("PR-TRAFFIC-01 routing control 'orders-us-west-3'")
                .hasMessageContaining("Did you mean");
        assertThat(world("a", "a").images().has(WEST, "no-such-repository", FakeWorld.DIGEST))
                .isFalse();
        assertThat(world("a", "a").images().has(WEST, "orders", FakeWorld.DIGEST))
                .isFalse();
    }

    @Test
    void a_safety_rule_that_forbids_the_shift_is_told() throws Exception {
        List<String> arns = new java.util.ArrayList<>();
        String panel = "";
        for (JsonNode each : local.configureArcGet("/controlpanels").path("ControlPanels")) {
            panel = each.path("ControlPanelArn").asText();
        }
        for (JsonNode each : local.configureArcGet("/controlpanel/" + panel + "/routingcontrols")
                .path("RoutingControls")) {
            arns.add("\"" + each.path("RoutingControlArn").asText() + "\"");
        }
        local.configureArc(
                "/safetyrule",
                "{\"AssertionRule\":{\"Name\":\"both\",\"ControlPanelArn\":\"" + panel + "\",\"WaitPeriodMs\":0,"
                        + "\"AssertedControls\":[" + String.join(",", arns) + "],"
                        + "\"RuleConfig\":{\"Type\":\"ATLEAST\",\"Threshold\":2,\"Inverted\":false}}}");

        assertThatThrownBy(() -> world("a", "a").traffic().direct(WEST)).hasMessageStartingWith("PR-SAFETY-01");
        assertThat(world("a", "a").traffic().directedTo()).containsExactly(EAST);
    }

    @Test
    void conditional_writes_hold_on_s3() throws Exception {
        ObjectStore store = new S3ObjectStore(local.aws().in(WEST), "orders-journal-us-west-2");

        assertThat(store.create("a", "one")).isTrue();
        assertThat(store.create("a", "two")).isFalse();
        assertThat(store.create("a", "one")).as("the same text again").isTrue();
        String tag = store.get("a").orElseThrow().tag();
        assertThat(store.replace("a", "two", tag)).isTrue();
        assertThat(store.replace("a", "three", tag)).isFalse();
        assertThat(store.get("a").orElseThrow().text()).isEqualTo("two");
        assertThat(store.list("")).containsExactly("a");
        assertThat(store.get("b")).isEmpty();
    }

    @Test
    void a_missing_journal_bucket_is_told_before_anything_is_changed() {
        ObjectStore store = new S3ObjectStore(local.aws().in(WEST), "no-such-bucket");

        assertThatThrownBy(() -> store.create("a", "one"))
                .hasMessageStartingWith("PR-JOURNAL-01")
                .hasMessageContaining("s3://no-such-bucket/");
    }

    /** The world of the example with one line changed. */
    private AwsWorld world(String from, String to) throws Exception {
        try (InputStream example = PromotionPlan.class.getResourceAsStream(
                "/io/jenkins/plugins/eksdelivery/promotion/promotion-plan.example.yaml")) {
            String yaml = new String(example.readAllBytes(), StandardCharsets.UTF_8);
            int traffic = from.startsWith("      us") ? yaml.indexOf("routingControls:") : 0;
            return new AwsWorld(
                    local.aws().in(WEST),
                    PromotionPlanFile.parse(
                            "promotion.yaml",
                            yaml.substring(0, traffic) + yaml.substring(traffic).replaceFirst(from, to)),
                    WEST,
                    "",
                    (access, cluster) -> {
                        throw new AssertionError("the clusters are fakes");
                    },
                    local.environment(),
                    Clock.systemUTC());
        }
    }

    private int calls(String action) throws Exception {
        int count = 0;
        for (JsonNode call : local.control("GET", "/calls", "").path("entries")) {
            if (call.path("action").asText().equals(action)) {
                count++;
            }
        }
        return count;
    }

    private PromoteRegionResult promote(String run, PromoteRegionRequest request, String target, String lost)
            throws InterruptedException {
        AwsAccess aws = lost.isEmpty()
                ? local.aws().in(target)
                : new RegionGuard(local.aws().in(target), lost);
        if (!lost.isEmpty()) {
            clusters.lost.add(lost);
        }
        World world = new Mixed(new AwsWorld(
                aws,
                plan,
                target,
                lost,
                (access, cluster) -> {
                    throw new AssertionError("the clusters are fakes");
                },
                local.environment(),
                Clock.systemUTC()));
        return new Promotion(
                        plan,
                        world,
                        ApprovalDesk.EMPTY,
                        "executor-" + run,
                        "starter",
                        Clock.systemUTC(),
                        Pauses.REAL,
                        System.out::println)
                .run(run, request, false);
    }

    private PromoteRegionRequest request(Map<String, Object> more) {
        Map<String, Object> given = new HashMap<>();
        given.put("plan", "promotion.yaml");
        given.put("to", WEST);
        given.put("reason", "test");
        given.put("bakeMinutes", 0);
        given.put("approvals", Map.of("before", 0, "beforeTraffic", 0));
        given.putAll(more);
        return PromoteRegionRequest.of(given);
    }

    private static PromotionPlan plan() throws Exception {
        try (InputStream example = PromotionPlan.class.getResourceAsStream(
                "/io/jenkins/plugins/eksdelivery/promotion/promotion-plan.example.yaml")) {
            return PromotionPlanFile.parse(
                    "promotion.yaml", new String(example.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private void makeRegions() throws Exception {
        String globalArn = "";
        for (String region : List.of(EAST, WEST)) {
            AwsAccess aws = local.aws().in(region);
            try (S3Client s3 = aws.client(S3Client.builder())) {
                for (String bucket : List.of("orders-journal-" + region, "orders-tfstate-" + region)) {
                    s3.createBucket(r -> {
                        r.bucket(bucket);
                        if (!region.equals(EAST)) {
                            r.createBucketConfiguration(
                                    c -> c.locationConstraint(BucketLocationConstraint.fromValue(region)));
                        }
                    });
                }
            }
            try (RdsClient rds = aws.client(RdsClient.builder())) {
                if (region.equals(EAST)) {
                    globalArn = rds.createGlobalCluster(r -> r.globalClusterIdentifier("orders")
                                    .engine("aurora-postgresql")
                                    .engineVersion("15.4"))
                            .globalCluster()
                            .globalClusterArn();
                    assertThat(globalArn).isNotEmpty();
                }
                rds.createDBCluster(r -> {
                    r.dbClusterIdentifier("orders-" + region)
                            .engine("aurora-postgresql")
                            .engineVersion("15.4")
                            .globalClusterIdentifier("orders");
                    if (region.equals(EAST)) {
                        r.masterUsername("orders").masterUserPassword("not-a-secret-1");
                    }
                });
                rds.createDBInstance(r -> r.dbInstanceIdentifier("orders-" + region + "-1")
                        .dbClusterIdentifier("orders-" + region)
                        .engine("aurora-postgresql")
                        .dbInstanceClass("db.r6g.large"));
            }
            try (EcrClient ecr = aws.client(EcrClient.builder())) {
                ecr.createRepository(r -> r.repositoryName("orders"));
                String manifest = "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\","
                        + "\"config\":{\"mediaType\":\"application/vnd.oci.image.config.v1+json\",\"digest\":\""
                        + FakeWorld.DIGEST + "\",\"size\":1},\"layers\":[]}";
                String digest = ecr.putImage(r -> r.repositoryName("orders")
                                .imageManifest(manifest)
                                .imageTag("1"))
                        .image()
                        .imageId()
                        .imageDigest();
                clusters.regions.get(region).image = "127.0.0.1:5000/orders@" + digest;
            }
        }
        try (DynamoDbClient dynamo = local.aws().in(EAST).client(DynamoDbClient.builder())) {
            dynamo.createTable(r -> r.tableName("orders-events")
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .keySchema(
                            KeySchemaElement.builder()
                                    .attributeName("id")
                                    .keyType(KeyType.HASH)
                                    .build(),
                            KeySchemaElement.builder()
                                    .attributeName("at")
                                    .keyType(KeyType.RANGE)
                                    .build())
                    .attributeDefinitions(
                            AttributeDefinition.builder()
                                    .attributeName("id")
                                    .attributeType(ScalarAttributeType.S)
                                    .build(),
                            AttributeDefinition.builder()
                                    .attributeName("at")
                                    .attributeType(ScalarAttributeType.N)
                                    .build()));
            dynamo.updateTable(r -> r.tableName("orders-events")
                    .replicaUpdates(ReplicationGroupUpdate.builder()
                            .create(c -> c.regionName(WEST))
                            .build()));
        }
    }

    private void makeRoutingControls() throws Exception {
        String cluster = local.configureArc("/cluster", "{\"ClusterName\":\"orders\"}")
                .path("Cluster")
                .path("ClusterArn")
                .asText();
        for (String region : List.of(EAST, WEST)) {
            String arn = local.configureArc(
                            "/routingcontrol",
                            "{\"ClusterArn\":\"" + cluster + "\",\"RoutingControlName\":\"orders-" + region + "\"}")
                    .path("RoutingControl")
                    .path("RoutingControlArn")
                    .asText();
            assertThat(arn).isNotEmpty();
        }
        try (AwsWorld world = new AwsWorld(
                local.aws().in(EAST),
                plan,
                EAST,
                "",
                (access, name) -> {
                    throw new AssertionError("the clusters are fakes");
                },
                local.environment(),
                Clock.systemUTC())) {
            world.traffic().direct(EAST);
        }
    }

    /** AWS from the server, clusters from memory. */
    private final class Mixed implements World {

        private final AwsWorld aws;

        Mixed(AwsWorld aws) {
            this.aws = aws;
        }

        @Override
        public String account() throws InterruptedException {
            return aws.account();
        }

        @Override
        public GlobalDatabase database() {
            return aws.database();
        }

        @Override
        public Tables tables() {
            return aws.tables();
        }

        @Override
        public Images images() {
            return aws.images();
        }

        @Override
        public Workloads workloads(String region) {
            return clusters.workloads(region);
        }

        @Override
        public TrafficSwitch traffic() {
            return aws.traffic();
        }

        @Override
        public Alarms alarms() {
            return aws.alarms();
        }

        @Override
        public ObjectStore journal() {
            return aws.journal();
        }

        @Override
        public StateLocks stateLocks() {
            return aws.stateLocks();
        }

        @Override
        public Probe probe() {
            return aws.probe();
        }
    }
}
