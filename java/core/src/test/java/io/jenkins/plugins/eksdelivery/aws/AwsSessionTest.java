package io.jenkins.plugins.eksdelivery.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.eksdelivery.log.Mask;
import io.jenkins.plugins.eksdelivery.workspace.LocalWorkspace;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

class AwsSessionTest {

    private static final Map<String, String> KEYS = Map.of(
            "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
            "AWS_SECRET_ACCESS_KEY", "canary-secret-0001",
            "AWS_SESSION_TOKEN", "canary-token-0001",
            "AWS_REGION", "us-east-1");

    @TempDir
    private Path folder;

    @Test
    void keys_and_region_of_the_block_are_taken() {
        AwsSession session = AwsSession.from(KEYS);

        assertThat(session.region()).isEqualTo("us-east-1");
        assertThat(session.credentials().resolveCredentials().accessKeyId()).isEqualTo("AKIDEXAMPLE");
        assertThat(session.in("us-west-2").environment())
                .containsEntry("AWS_REGION", "us-west-2")
                .containsEntry("AWS_SESSION_TOKEN", "canary-token-0001");
    }

    @Test
    void a_region_that_is_missing_or_mistyped_is_told() {
        assertThatThrownBy(() -> AwsSession.from(Map.of()).region()).hasMessageStartingWith("AWS-REGION-01");
        assertThatThrownBy(() -> AwsSession.from(KEYS).in("us-esat-1"))
                .hasMessageContaining("Did you mean 'us-east-1'?");
    }

    @Test
    void a_profile_of_the_block_is_taken() throws Exception {
        Path file = folder.resolve("credentials");
        Files.writeString(file, "[ci]\naws_access_key_id = FROMPROFILE\naws_secret_access_key = s3cret\n");

        AwsCredentials credentials = AwsSession.from(Map.of(
                        "AWS_PROFILE", "ci",
                        "AWS_SHARED_CREDENTIALS_FILE", file.toString(),
                        "AWS_CONFIG_FILE", folder.resolve("none").toString()))
                .credentials()
                .resolveCredentials();

        assertThat(credentials.accessKeyId()).isEqualTo("FROMPROFILE");
    }

    @Test
    void the_pod_s_agent_is_asked_with_the_pod_s_token() throws Exception {
        HttpServer agent = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        agent.createContext("/v1/credentials", exchange -> {
            boolean allowed = "pod-token".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] body = ("{\"AccessKeyId\":\"FROMPOD\",\"SecretAccessKey\":\"s\",\"Token\":\"t\","
                            + "\"Expiration\":\"2099-01-01T00:00:00Z\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(allowed ? 200 : 401, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        agent.start();
        try {
            Path token = Files.writeString(folder.resolve("token"), "pod-token\n");
            Map<String, String> environment = new HashMap<>();
            environment.put(
                    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                    "http://127.0.0.1:" + agent.getAddress().getPort() + "/v1/credentials");
            environment.put("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", token.toString());

            assertThat(AwsSession.from(environment)
                            .credentials()
                            .resolveCredentials()
                            .accessKeyId())
                    .isEqualTo("FROMPOD");
        } finally {
            agent.stop(0);
        }
    }

    @Test
    void plain_http_is_refused_to_anybody_but_the_agent() {
        AwsSession session =
                AwsSession.from(Map.of("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://192.0.2.1/credentials"));

        assertThatThrownBy(() -> session.credentials().resolveCredentials())
                .hasMessageContaining("plain HTTP is not allowed to 192.0.2.1");
    }

    @Test
    void programs_get_a_private_file_and_no_secret_in_a_variable() throws Exception {
        Path workspace = Files.createDirectory(folder.resolve("orders"));
        Mask mask = new Mask();

        ToolCredentials tools =
                ToolCredentials.open(new LocalWorkspace(workspace, workspace, text -> {}), AwsSession.from(KEYS), mask);

        Path file = Path.of(tools.variables().get("AWS_SHARED_CREDENTIALS_FILE"));
        assertThat(Files.readString(file)).contains("canary-secret-0001").contains("canary-token-0001");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        assertThat(tools.variables().values()).noneMatch(value -> value.contains("canary"));
        assertThat(mask.apply("key canary-secret-0001, token canary-token-0001"))
                .isEqualTo("key ****, token ****");

        tools.refresh();
        tools.close();

        assertThat(file.getParent()).doesNotExist();
    }

    @Test
    void a_session_is_named_after_job_and_build_in_allowed_characters() {
        assertThat(AssumeRole.sessionName("", Map.of("JOB_NAME", "shop/orders (main)", "BUILD_NUMBER", "7")))
                .isEqualTo("shop-orders--main--7");
        assertThat(AssumeRole.sessionName("x".repeat(80), Map.of())).hasSize(64);
    }

    @Test
    void a_role_and_region_are_checked_before_any_call() {
        assertThatThrownBy(() -> AssumeRoleRequest.of(Map.of("role", "ci", "region", "us-east-1")))
                .hasMessageContaining("'ci' is not the ARN of a role");
        assertThatThrownBy(() -> AssumeRoleRequest.of(Map.of(
                        "role", "arn:aws:iam::123456789012:role/ci", "region", "us-east-1", "allowedAccountIds", "12")))
                .hasMessageContaining("'12' is not an account");
    }
}
