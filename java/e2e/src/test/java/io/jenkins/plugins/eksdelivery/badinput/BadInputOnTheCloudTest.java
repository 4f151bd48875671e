package io.jenkins.plugins.eksdelivery.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.jenkins.plugins.eksdelivery.aws.AwsSession;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.localcloud.CloudSettings;
import io.jenkins.plugins.eksdelivery.localcloud.CloudSettings.Part;
import io.jenkins.plugins.eksdelivery.localcloud.FaultRule;
import io.jenkins.plugins.eksdelivery.localcloud.LocalCloud;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ecr.EcrClient;

/** Input that only the cloud can tell to be wrong: accounts, credentials, clusters, repositories, regions that do not answer. */
@Tag("real")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputOnTheCloudTest {

    private static final String ROLE = "arn:aws:iam::123456789012:role/deploy";
    private static final String EMPTY = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";

    /** An image without layers: its configuration is the two bytes <code>{}</code>. */
    private static final Map<String, String> LAYOUT = Map.of(
            "image/oci-layout",
            "{\"imageLayoutVersion\":\"1.0.0\"}",
            "image/blobs/sha256/" + EMPTY,
            "{}",
            "image/manifest.json",
            "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\",\"config\":{\"mediaType\":"
                    + "\"application/vnd.oci.image.config.v1+json\",\"digest\":\"sha256:" + EMPTY
                    + "\",\"size\":2},\"layers\":[]}");

    /** Files the manifest under its digest and names it in the index. */
    private static final String SEAL = """
            sh '''
              cd image
              digest=$(sha256sum manifest.json | cut -d' ' -f1)
              size=$(wc -c < manifest.json)
              mv manifest.json blobs/sha256/$digest
              echo '{"schemaVersion":2,"manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:'$digest'","size":'$size'}]}' > index.json
            '''
            """;

    @TempDir
    private static Path world;

    private Path folder = Path.of("");
    private LocalCloud cloud;

    @BeforeAll
    void a_cloud_with_registries() throws InterruptedException {
        cloud = new LocalCloud(CloudSettings.in(world, System.getenv()).with(Set.of(Part.REGISTRY)));
        try {
            cloud.up(System.out::println);
        } catch (DeliveryException missing) {
            if ("true".equals(System.getenv("CI"))) {
                throw missing;
            }
            assumeThat(false).as(missing.getMessage()).isTrue();
        }
    }

    @AfterAll
    void nothing_runs_on() throws InterruptedException {
        cloud.down();
    }

    @BeforeEach
    void no_faults(@TempDir Path own) throws InterruptedException {
        folder = own;
        cloud.control().clearFaults();
    }

    @Test
    void a_role_of_another_account_fails_before_the_body_starts() throws Exception {
        run("withAwsRole(role: '" + ROLE
                        + "', region: 'us-east-1', allowedAccountIds: ['210987654321']) { sh 'touch made' }")
                .endsWith("AWS-ACCT-01", "account 123456789012", "210987654321", "Use a role of")
                .without("made");
    }

    @Test
    void an_identity_of_another_account_is_an_error() throws Exception {
        run("awsIdentity(accountId: '210987654321')")
                .endsWith("AWS-ACCT-01", "account 123456789012", "210987654321", "Use a role of")
                .without();
    }

    @Test
    void a_step_that_is_to_act_in_another_account_does_not_act() throws Exception {
        run(push("createRepository: true, accountId: '210987654321'"), environment(), LAYOUT)
                .endsWith("AWS-ACCT-01", "210987654321")
                .without();

        assertThat(repositories()).noneMatch(name -> name.endsWith("/orders"));
    }

    @Test
    void expired_credentials_are_told_as_such_before_the_body_starts() throws Exception {
        cloud.control().add(new FaultRule(FaultRule.Kind.THROTTLE, "", "sts", "", -1, "ExpiredToken", 0));

        run("withAwsRole(role: '" + ROLE + "', region: 'us-east-1') { sh 'touch made' }")
                .endsWith("AWS-CRED-01", "expired", "Sign in again")
                .without("made");
    }

    @Test
    void credentials_that_expire_before_a_push_leave_no_repository() throws Exception {
        cloud.control().add(new FaultRule(FaultRule.Kind.THROTTLE, "", "ecr", "", -1, "ExpiredTokenException", 0));

        run(push("createRepository: true"), environment(), LAYOUT)
                .endsWith("PE-AUTH-03", "ExpiredTokenException", "Run the step within withAwsRole")
                .without();

        cloud.control().clearFaults();
        assertThat(repositories()).noneMatch(name -> name.endsWith("/orders"));
    }

    @Test
    void unknown_credentials_are_told_as_such() throws Exception {
        Map<String, String> unknown = environment();
        unknown.put("AWS_ACCESS_KEY_ID", "AKIANOBODYKNOWSTHIS1");

        run("awsIdentity()", unknown, Map.of())
                .endsWith("AWS-CRED-02", "does not accept the credentials", "AWS_ACCESS_KEY_ID")
                .without();
    }

    @Test
    void a_profile_that_does_not_exist_is_told_as_such() throws Exception {
        Map<String, String> none = environment();
        none.put("AWS_ACCESS_KEY_ID", "");
        none.put("AWS_SECRET_ACCESS_KEY", "");
        none.put("AWS_PROFILE", "nobody");
        none.put("HOME", folder.toString());

        run("awsIdentity()", none, Map.of())
                .endsWith("AWS-CRED-02", "no usable credentials: ", "'nobody'", "AWS_PROFILE")
                .without();
    }

    @Test
    void a_cluster_that_does_not_exist_is_told_with_its_region() throws Exception {
        run("helmDeploy(release: 'orders', chart: './chart', cluster: 'orders-east')", environment(), chart())
                .endsWith("HD-CLUSTER-01", "orders-east in us-east-1", "no such cluster", "Correct cluster or region")
                .without();
    }

    @Test
    void a_repository_that_does_not_exist_is_not_made_unasked() throws Exception {
        run(push("createRepository: false"), environment(), LAYOUT)
                .endsWith("PE-REPO-01", "orders", "createRepository: true")
                .without();

        assertThat(repositories()).noneMatch(name -> name.endsWith("/orders"));
    }

    @Test
    void a_region_that_does_not_answer_is_told_and_no_repository_is_made_elsewhere() throws Exception {
        cloud.control().regionDown("us-east-1");

        run(push("createRepository: true, replicaRegions: ['us-west-2'], retries: 1"), environment(), LAYOUT)
                .endsWith("PE-ECR-01", "us-east-1", "no answer", "run the step again")
                .without();

        cloud.control().clearFaults();
        assertThat(repositories()).noneMatch(name -> name.endsWith("/orders"));
    }

    @Test
    void the_same_push_without_a_fault_makes_the_repository() throws Exception {
        BadInputRun pushed =
                run(push("createRepository: true").replace("'orders'", "'control'"), environment(), LAYOUT);

        assertThat(pushed.status()).as(pushed.out()).isZero();
        assertThat(repositories()).contains("us-east-1/control");
    }

    private static String push(String arguments) {
        return SEAL + "pushToEcr(image: 'image', repository: 'orders', tags: ['1'], scan: 'none', " + arguments + ")";
    }

    private static Map<String, String> chart() {
        return Map.of("chart/Chart.yaml", "apiVersion: v2\nname: orders\nversion: 1.0.0\n");
    }

    private Map<String, String> environment() {
        return new LinkedHashMap<>(cloud.environment());
    }

    private BadInputRun run(String step) throws IOException {
        return run(step, environment(), Map.of());
    }

    private BadInputRun run(String step, Map<String, String> variables, Map<String, String> files) throws IOException {
        return BadInputRun.of(folder, variables, files, step + "\necho 'went on'");
    }

    /** The names of the repositories of both regions. */
    private List<String> repositories() {
        List<String> names = new ArrayList<>();
        for (String region : List.of(CloudSettings.PRIMARY, CloudSettings.STANDBY)) {
            Map<String, String> variables = environment();
            variables.put("AWS_REGION", region);
            try (EcrClient ecr = AwsSession.from(variables).client(EcrClient.builder())) {
                ecr.describeRepositories()
                        .repositories()
                        .forEach(each -> names.add(region + "/" + each.repositoryName()));
            }
        }
        return names;
    }
}
