package io.jenkins.plugins.eksdelivery.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.eksdelivery.log.Mask;
import io.jenkins.plugins.eksdelivery.operation.DeliveryContext;
import io.jenkins.plugins.eksdelivery.process.CommandResult;
import io.jenkins.plugins.eksdelivery.workspace.LocalWorkspace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("real")
class AssumeRoleTest {

    private static final String ROLE = "arn:aws:iam::123456789012:role/orders-ci";

    private final List<String> log = new ArrayList<>();
    private final Mask mask = new Mask();
    private LocalAws local;

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
    }

    @AfterEach
    void stop() throws Exception {
        if (local != null) {
            local.close();
        }
    }

    @Test
    void the_body_acts_as_the_role_in_its_region() throws Exception {
        AssumeRoleResult result = new AssumeRole(context(local.environment()))
                .run(AssumeRoleRequest.of(Map.of("role", ROLE, "region", "us-east-1")));

        assertThat(result.identity().arn()).isEqualTo("arn:aws:sts::123456789012:assumed-role/orders-ci/shop-orders-7");
        assertThat(result.aws().region()).isEqualTo("us-east-1");
        Map<String, String> variables = result.aws().environment();
        assertThat(variables).containsKey("AWS_SESSION_TOKEN").containsEntry("AWS_REGION", "us-east-1");
        assertThat(mask.apply(variables.get("AWS_SECRET_ACCESS_KEY"))).isEqualTo("****");
        assertThat(log).noneMatch(line -> line.contains(variables.get("AWS_SECRET_ACCESS_KEY")));
    }

    @Test
    void another_account_than_allowed_is_refused() {
        assertThatThrownBy(() -> new AssumeRole(context(local.environment()))
                        .run(AssumeRoleRequest.of(
                                Map.of("role", ROLE, "region", "us-east-1", "allowedAccountIds", "210987654321"))))
                .hasMessageStartingWith("AWS-ACCT-01");
    }

    @Test
    void the_identity_is_told_and_checked() throws Exception {
        AwsIdentity identity = new AwsIdentity(context(local.environment()));

        assertThat(identity.run(AwsIdentityRequest.of(Map.of())).accountId()).isEqualTo("123456789012");
        assertThatThrownBy(() -> identity.run(AwsIdentityRequest.of(Map.of("accountId", "210987654321"))))
                .hasMessageStartingWith("AWS-ACCT-01");
    }

    @Test
    void keys_that_aws_does_not_know_are_told() {
        Map<String, String> wrong = new HashMap<>(local.environment());
        wrong.put("AWS_ACCESS_KEY_ID", "AKIDUNKNOWN");

        assertThatThrownBy(() -> new AwsIdentity(context(wrong)).run(AwsIdentityRequest.of(Map.of())))
                .hasMessageStartingWith("AWS-CRED-02");
    }

    @Test
    void an_endpoint_that_does_not_answer_is_told() throws Exception {
        Map<String, String> wrong = new HashMap<>(local.environment());
        wrong.put("AWS_ENDPOINT_URL", "http://127.0.0.1:1");

        assertThatThrownBy(() -> new AwsIdentity(context(wrong)).run(AwsIdentityRequest.of(Map.of())))
                .hasMessageStartingWith("AWS-NET-01");
    }

    private DeliveryContext context(Map<String, String> aws) {
        Map<String, String> environment = new HashMap<>(aws);
        environment.put("JOB_NAME", "shop/orders");
        environment.put("BUILD_NUMBER", "7");
        return new DeliveryContext(
                (command, listener) -> new CommandResult(1, Duration.ZERO),
                new LocalWorkspace(folder, folder, log::add),
                log::add,
                mask,
                (action, subject, evidence) -> {},
                Clock.systemUTC(),
                environment,
                AwsSession.from(environment));
    }
}
