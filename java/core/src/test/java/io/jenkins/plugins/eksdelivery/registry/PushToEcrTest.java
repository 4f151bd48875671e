package io.jenkins.plugins.eksdelivery.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.eksdelivery.log.Mask;
import io.jenkins.plugins.eksdelivery.operation.DeliveryContext;
import io.jenkins.plugins.eksdelivery.workspace.LocalWorkspace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ecr.model.DescribeImageScanFindingsResponse;
import software.amazon.awssdk.services.ecr.model.FindingSeverity;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;
import software.amazon.awssdk.services.ecr.model.ReplicationStatus;
import software.amazon.awssdk.services.ecr.model.ScanStatus;

@Timeout(60)
class PushToEcrTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder;

    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final List<String> audit = new ArrayList<>();
    private final Mask mask = new Mask();
    private final SteppingClock clock = new SteppingClock();
    private FakeEcr east;
    private FakeEcr west;
    private Digest digest;

    @BeforeEach
    void start() throws IOException {
        east = new FakeEcr(new FakeRegistry(), "orders");
        west = new FakeEcr(new FakeRegistry(), "orders");
        digest = LayoutWriter.image(folder.resolve("orders.oci"), 1, 4_000, 9_000);
    }

    @AfterEach
    void stop() {
        east.registry.close();
        west.registry.close();
    }

    @Test
    void an_image_is_pushed_and_told_by_digest() throws Exception {
        PushToEcrResult result = push(Map.of("scan", "none"));

        String repository = east.registry.endpoint().host() + "/orders";
        assertThat(result.toMap())
                .containsEntry("repositoryUri", repository)
                .containsEntry("imageUri", repository + "@" + digest)
                .containsEntry("digest", digest.toString())
                .containsEntry("tags", List.of("1.0"))
                .containsEntry("alreadyPresent", false);
        assertThat(result.pushedBytes()).isGreaterThan(13_000);
        assertThat(east.registry.tags).containsEntry("orders:1.0", digest.toString());
        assertThat(audit).containsExactly("ecr.push " + repository + "@" + digest);
    }

    @Test
    void the_token_is_in_no_log_and_prints_masked() throws Exception {
        push(Map.of("scan", "none"));

        assertThat(east.tokens).containsExactly("canary-0");
        assertThat(log).noneMatch(line -> line.contains("canary"));
        assertThat(mask.apply("is canary-0")).isEqualTo("is ****");
        assertThat(new PushTask(
                                "w",
                                "l",
                                new RegistryAccess(east.registry.endpoint(), new RegistryLogin("AWS", "canary-0")),
                                new TransferOptions(
                                        RepositoryName.of("orders"), List.of("1"), TagPolicy.FAIL, null, 1, 1),
                                0)
                        .toString())
                .contains("AWS:****")
                .doesNotContain("canary");
    }

    @Test
    void what_the_agent_gets_and_what_a_build_keeps_can_be_stored() throws Exception {
        PushToEcrRequest request = request(Map.of("scan", "none"));
        RegistryAccess access = new RegistryAccess(east.registry.endpoint(), new RegistryLogin("AWS", "t"));
        TransferOptions options =
                new TransferOptions(RepositoryName.of("orders"), List.of("1"), TagPolicy.FAIL, null, 1, 1);

        ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream());
        out.writeObject(request);
        out.writeObject(new PushTask("w", "l", access, options, 1));
        out.writeObject(new LayoutLookup("w", "l", null));
        out.writeObject(new TextFile("w", "p"));
        out.writeObject(push(Map.of("scan", "none")));

        assertThat(request.retries()).isEqualTo(5);
    }

    @Test
    void a_missing_repository_is_an_error_unless_it_may_be_created() throws Exception {
        east.repositories.clear();

        assertThatThrownBy(() -> push(Map.of("scan", "none")))
                .hasMessageStartingWith("PE-REPO-01 repository orders in us-east-1")
                .hasMessageContaining("aws ecr create-repository --region us-east-1 --repository-name orders");

        push(Map.of("scan", "none", "createRepository", true));
        assertThat(east.created.get("orders").imageTagMutability()).isEqualTo(ImageTagMutability.IMMUTABLE);
        assertThat(east.created.get("orders").imageScanningConfiguration().scanOnPush())
                .isTrue();
        assertThat(east.registry.tags).containsEntry("orders:1.0", digest.toString());
    }

    @Test
    void a_token_that_expires_in_the_middle_is_replaced() throws Exception {
        east.registry.once(
                request -> request.method().equals("PUT") && request.path().contains("/manifests/"),
                FakeRegistry.answer(
                        403,
                        "{\"errors\":[{\"code\":\"DENIED\",\"message\":\"Your authorization token has expired.\"}]}"));

        PushToEcrResult result = push(Map.of("scan", "none"));

        assertThat(east.tokens).containsExactly("canary-0", "canary-1");
        assertThat(result.digest()).isEqualTo(digest.toString());
        assertThat(east.registry.seen("POST")).as("blobs are not sent again").hasSize(3);
    }

    @Test
    void a_layout_of_another_image_than_the_built_one_is_refused() {
        assertThatThrownBy(() -> push(Map.of(
                        "image",
                        Map.of(
                                "image",
                                "orders",
                                "layout",
                                "orders.oci",
                                "digest",
                                "sha256:" + "0".repeat(64),
                                "tags",
                                List.of("1.0")))))
                .hasMessageStartingWith("PE-LAYOUT-04");
    }

    @Test
    void a_layout_outside_the_workspace_or_none_at_all_is_refused() {
        assertThatThrownBy(() -> push(Map.of("image", "../other.oci"))).hasMessageStartingWith("PATH-01");
        assertThatThrownBy(() -> push(Map.of("image", "missing.oci"))).hasMessageStartingWith("PE-LAYOUT-01");
    }

    @Test
    void a_layout_that_lacks_a_blob_is_refused_before_anything_is_asked_of_ecr() throws Exception {
        Path layer = folder.resolve("orders.oci/blobs/sha256/"
                + OciLayout.open(folder.resolve("orders.oci"))
                        .root()
                        .blobs()
                        .get(1)
                        .digest()
                        .hex());
        Files.delete(layer);

        assertThatThrownBy(() -> push(Map.of("scan", "none"))).hasMessageStartingWith("PE-LAYOUT-02");
        assertThat(east.tokens).isEmpty();
    }

    @Test
    void a_file_that_can_not_be_read_is_told_with_its_name() {
        assertThatThrownBy(() -> push(Map.of("allowFindings", "missing.yaml")))
                .hasMessageStartingWith("PE-IO-01 push of orders.oci")
                .hasMessageContaining("missing.yaml");
    }

    @Test
    void a_dry_run_may_come_before_the_image_and_the_repository() throws Exception {
        east.repositories.clear();

        PushToEcrResult result = push(Map.of("dryRun", true, "image", "missing.oci", "createRepository", true));

        assertThat(result.digest()).isEmpty();
        assertThat(log).contains("Would create repository orders in us-east-1");
        assertThat(east.created).isEmpty();
    }

    @Test
    void a_dry_run_changes_nothing() throws Exception {
        PushToEcrResult result = push(Map.of("dryRun", true));

        assertThat(result.digest()).isEqualTo(digest.toString());
        assertThat(east.registry.requests).isEmpty();
        assertThat(east.tokens).isEmpty();
        assertThat(log).anyMatch(line -> line.startsWith("Would push " + digest));
    }

    @Test
    void a_scan_that_ends_clean_passes_only_after_it_has_settled() throws Exception {
        east.scans.add(scan(ScanStatus.PENDING));
        east.scans.add(scan(ScanStatus.IN_PROGRESS));
        east.scans.add(scan(ScanStatus.COMPLETE));

        PushToEcrResult result = push(Map.of("scanSettleSeconds", 30));

        assertThat(result.findings()).isEmpty();
        assertThat(clock.waited).isBetween(Duration.ofSeconds(33), Duration.ofSeconds(43));
    }

    @Test
    void a_complete_that_comes_before_its_findings_does_not_pass() {
        east.scans.add(scan(ScanStatus.COMPLETE));
        east.scans.add(scan(ScanStatus.COMPLETE, "CVE-1", FindingSeverity.CRITICAL));

        assertThatThrownBy(() -> push(Map.of()))
                .hasMessageStartingWith("PE-SCAN-01")
                .hasMessageContaining("1 findings of severity CRITICAL or graver, such as CVE-1");
    }

    @Test
    void findings_below_the_limit_are_counted_and_pass() throws Exception {
        east.scans.add(scan(ScanStatus.COMPLETE, "CVE-1", FindingSeverity.HIGH));

        assertThat(push(Map.of()).findings()).containsExactly(Map.entry("HIGH", 1));
        assertThatThrownBy(() -> push(Map.of("failOnSeverity", "HIGH"))).hasMessageStartingWith("PE-SCAN-01");
    }

    @Test
    void a_finding_is_let_through_until_its_day() throws Exception {
        east.scans.add(scan(ScanStatus.COMPLETE, "CVE-1", FindingSeverity.CRITICAL));
        Files.writeString(folder.resolve("allow.yaml"), "- {id: CVE-1, until: '2026-03-01', reason: not reachable}\n");
        Files.writeString(folder.resolve("late.yaml"), "- {id: CVE-1, until: '2026-02-28', reason: not reachable}\n");

        assertThat(push(Map.of("allowFindings", "allow.yaml")).findings()).containsEntry("CRITICAL", 1);
        assertThatThrownBy(() -> push(Map.of("allowFindings", "late.yaml"))).hasMessageStartingWith("PE-SCAN-01");
        assertThat(log).contains("No longer let through since 2026-02-28: CVE-1 (not reachable)");
    }

    @Test
    void a_list_of_allowed_findings_that_is_not_well_formed_is_refused() throws Exception {
        Files.writeString(folder.resolve("allow.yaml"), "- {id: CVE-1}\n");

        assertThatThrownBy(() -> push(Map.of("allowFindings", "allow.yaml"))).hasMessageStartingWith("PE-ALLOW-01");
    }

    @Test
    void an_image_without_a_scan_gets_one() {
        assertThatThrownBy(() -> push(Map.of("scanTimeoutMinutes", 1)))
                .hasMessageStartingWith("PE-SCAN-04")
                .hasMessageContaining("not finished after 1 minutes (no scan)");
        assertThat(east.scansStarted).isEqualTo(1);
    }

    @Test
    void failed_and_unsupported_scans_do_not_pass() {
        east.scans.add(scan(ScanStatus.FAILED));
        assertThatThrownBy(() -> push(Map.of())).hasMessageStartingWith("PE-SCAN-02");
        east.scans.clear();

        east.scans.add(scan(ScanStatus.UNSUPPORTED_IMAGE));
        assertThatThrownBy(() -> push(Map.of())).hasMessageStartingWith("PE-SCAN-03");
    }

    @Test
    void a_region_without_a_replication_rule_gets_a_copy_with_the_same_digest() throws Exception {
        PushToEcrResult result = push(Map.of("scan", "none", "replicaRegions", List.of("us-west-2")));

        assertThat(result.replication()).containsExactly(Map.entry("us-west-2", "COMPLETE"));
        assertThat(west.registry.tags).isEqualTo(east.registry.tags);
        assertThat(west.registry.manifests.keySet()).isEqualTo(east.registry.manifests.keySet());
    }

    @Test
    void replication_by_rule_is_waited_for_and_proved_by_one_request() throws Exception {
        east.ruleTo = "us-west-2";
        east.replications.add(ReplicationStatus.IN_PROGRESS);
        east.replications.add(ReplicationStatus.COMPLETE);
        replicateByHand();

        PushToEcrResult result = push(Map.of("scan", "none", "replicaRegions", List.of("us-west-2")));

        assertThat(result.replication()).containsEntry("us-west-2", "COMPLETE");
        assertThat(west.registry.lines()).containsExactly("HEAD /v2/orders/manifests/1.0");
    }

    @Test
    void an_image_that_was_pushed_before_the_rule_is_copied() throws Exception {
        push(Map.of("scan", "none"));
        east.ruleTo = "us-west-2";

        PushToEcrResult result = push(Map.of("scan", "none", "replicaRegions", List.of("us-west-2")));

        assertThat(result.alreadyPresent()).isTrue();
        assertThat(west.registry.tags).containsEntry("orders:1.0", digest.toString());
        assertThat(clock.waited).isZero();
    }

    @Test
    void a_rule_for_other_repositories_does_not_count() throws Exception {
        east.ruleTo = "us-west-2";
        east.ruleFilter = "payments";
        east.replications.add(ReplicationStatus.IN_PROGRESS);

        push(Map.of("scan", "none", "replicaRegions", List.of("us-west-2")));

        assertThat(west.registry.tags).containsEntry("orders:1.0", digest.toString());
    }

    @Test
    void a_failed_replication_is_made_good_by_a_copy_and_a_slow_one_is_worth_a_retry() throws Exception {
        east.ruleTo = "us-west-2";
        east.replications.add(ReplicationStatus.FAILED);
        push(Map.of("scan", "none", "replicaRegions", List.of("us-west-2")));
        assertThat(west.registry.tags).containsEntry("orders:1.0", digest.toString());

        east.replications.clear();
        east.replications.add(ReplicationStatus.IN_PROGRESS);
        assertThatThrownBy(() -> push(Map.of("scan", "none", "replicaRegions", List.of("us-west-2"))))
                .hasMessageStartingWith("PE-REPL-01");
        assertThat(push(Map.of("scan", "none", "replicaRegions", "us-west-2", "waitForReplication", false))
                        .replication())
                .containsEntry("us-west-2", "PENDING");
    }

    private void replicateByHand() throws Exception {
        try (RegistrySession session = RegistrySession.open(west.registry.endpoint(), null, RetryPolicy.of(0))) {
            new ImageTransfer(
                            OciLayout.open(folder.resolve("orders.oci")),
                            session,
                            new TransferOptions(
                                    RepositoryName.of("orders"), List.of("1.0"), TagPolicy.OVERWRITE, null, 1, 100_000),
                            UploadJournal.none(),
                            log::add)
                    .run();
        }
        west.registry.requests.clear();
    }

    private PushToEcrResult push(Map<String, Object> given) throws InterruptedException {
        return new PushToEcr(context(), clock::step).run(request(given));
    }

    private PushToEcrRequest request(Map<String, Object> given) {
        Map<String, Object> all = new HashMap<>(
                Map.of("image", "orders.oci", "repository", "orders", "tags", List.of("1.0"), "retries", 5));
        all.putAll(given);
        return PushToEcrRequest.of(all);
    }

    private DeliveryContext context() {
        return new DeliveryContext(
                (command, listener) -> {
                    throw new UnsupportedOperationException();
                },
                new LocalWorkspace(folder, folder, log::add),
                log::add,
                mask,
                (action, subject, evidence) -> audit.add(action + " " + subject),
                clock,
                Map.of(),
                FakeEcr.aws("us-east-1", Map.of("us-east-1", east, "us-west-2", west)));
    }

    private static DescribeImageScanFindingsResponse scan(ScanStatus status) {
        return DescribeImageScanFindingsResponse.builder()
                .imageScanStatus(state -> state.status(status).description("why"))
                .build();
    }

    private static DescribeImageScanFindingsResponse scan(ScanStatus status, String id, FindingSeverity severity) {
        return scan(status).toBuilder()
                .imageScanFindings(findings -> findings.findingSeverityCounts(Map.of(severity, 1))
                        .findings(finding -> finding.name(id).severity(severity)))
                .build();
    }

    /** Time passes only while something waits. */
    private static final class SteppingClock extends Clock {

        private Duration waited = Duration.ZERO;

        void step(Duration duration) {
            waited = waited.plus(duration);
        }

        @Override
        public Instant instant() {
            return START.plus(waited);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
