package io.jenkins.plugins.eksdelivery.aws;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.EnvVars;
import io.jenkins.plugins.eksdelivery.step.AssumedRole;
import io.jenkins.plugins.eksdelivery.step.FakeBuild;
import io.jenkins.plugins.eksdelivery.step.SavedState;
import io.jenkins.plugins.eksdelivery.step.Steps;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WithAwsRoleTest {

    private static final String ROLE = "arn:aws:iam::123456789012:role/deploy";

    @TempDir
    Path directory;

    private FakeSts sts;
    private FakeBuild build;

    @BeforeEach
    void start() throws Exception {
        sts = new FakeSts();
        build = new FakeBuild(directory);
        build.variables.put("AWS_ENDPOINT_URL", sts.url());
        build.variables.put("AWS_ACCESS_KEY_ID", "AKIAFIRST00000000001");
        build.variables.put("AWS_SECRET_ACCESS_KEY", "first-secret-key-of-agent");
        build.variables.put("AWS_REGION", "us-east-1");
    }

    @AfterEach
    void stop() {
        sts.close();
    }

    @Test
    void the_body_runs_as_the_role_through_a_private_file_that_goes_with_it() throws Exception {
        open(Map.of());

        EnvVars variables = expanded();
        Path credentials = Path.of(variables.get("AWS_SHARED_CREDENTIALS_FILE"));
        assertThat(credentials).content().contains(FakeSts.KEY, FakeSts.SECRET, FakeSts.TOKEN);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(credentials)))
                .isEqualTo("rw-------");
        assertThat(variables).containsEntry("AWS_ACCESS_KEY_ID", "").containsEntry("AWS_PROFILE", "eks-delivery");
        assertThat(role().access().region()).isEqualTo("us-east-1");

        build.bodyCallback.onSuccess(build.context(), "body's result");

        assertThat(build.result()).isEqualTo("body's result");
        assertThat(credentials.getParent()).doesNotExist();
    }

    @Test
    void no_planted_key_is_in_saved_state_log_reports_or_arguments() throws Exception {
        StepExecution execution = open(Map.of());
        FakeBuild nested = new FakeBuild(directory);
        nested.variables.putAll(expanded());
        nested.put(AssumedRole.class, role());
        StepExecution identity =
                Steps.named("awsIdentity").newInstance(new LinkedHashMap<>()).start(nested.context());
        identity.start();
        nested.result();
        List<byte[]> sinks = new ArrayList<>();
        sinks.add(SavedState.save(execution));
        sinks.add(SavedState.save(identity));
        sinks.add(SavedState.save(new ArrayList<>(build.bodyContexts)));
        sinks.add(build.log.toByteArray());
        sinks.add(nested.log.toByteArray());
        try (Stream<Path> tree = Files.walk(directory.resolve("workspace"))) {
            for (Path each : tree.filter(Files::isRegularFile).toList()) {
                sinks.add(Files.readAllBytes(each));
            }
        }

        assertThat(sinks).hasSizeGreaterThan(5);
        for (byte[] sink : sinks) {
            assertThat(new String(sink, StandardCharsets.ISO_8859_1))
                    .doesNotContain(FakeSts.KEY, FakeSts.SECRET, FakeSts.TOKEN, "first-secret-key-of-agent");
        }
        assertThat((Map<?, ?>) nested.result()).extracting("accountId").isEqualTo("123456789012");
    }

    @Test
    void after_a_restart_the_role_is_assumed_again_and_the_file_written_anew() throws Exception {
        StepExecution execution = open(Map.of());
        List<Object> contexts = new ArrayList<>(build.bodyContexts);
        byte[] saved = SavedState.save(new ArrayList<>(List.of(execution, contexts)));
        Path credentials = Path.of(expanded().get("AWS_SHARED_CREDENTIALS_FILE"));
        forgetAsANewJvmWould();
        Files.delete(credentials);

        List<?> loaded = SavedState.load(saved);
        ((StepExecution) loaded.get(0)).onResume();
        AssumedRole role = (AssumedRole) ((List<?>) loaded.get(1)).get(1);

        assertThat(role.access().credentials().resolveCredentials().accessKeyId())
                .isEqualTo(FakeSts.KEY);
        await(() -> Files.exists(credentials));
        assertThat(sts.calls.stream().filter(call -> call.contains("Action=AssumeRole")))
                .hasSize(2);
    }

    @Test
    void keys_in_the_environment_are_known_as_sensitive() throws Exception {
        open(Map.of("expose", "env"));

        assertThat(expanded())
                .containsEntry("AWS_ACCESS_KEY_ID", FakeSts.KEY)
                .containsEntry("AWS_SESSION_TOKEN", FakeSts.TOKEN);
        assertThat(expander().getSensitiveVariables()).contains("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN");
    }

    @Test
    void a_role_of_another_account_fails_before_the_body() throws Exception {
        execution(Map.of("allowedAccountIds", List.of("999999999999"))).start();

        assertThat(build.failure()).hasMessageStartingWith("AWS-ACCT-01 ");
        assertThat(build.bodyContexts).isEmpty();
        assertThat(sts.calls).isEmpty();
    }

    private StepExecution open(Map<String, Object> more) throws Exception {
        StepExecution execution = execution(more);
        execution.start();
        await(() -> build.bodyCallback != null || build.outcome.isDone());
        assertThat(build.bodyCallback).as(build.log()).isNotNull();
        return execution;
    }

    private StepExecution execution(Map<String, Object> more) throws Exception {
        Map<String, Object> arguments = new LinkedHashMap<>(more);
        arguments.put("role", ROLE);
        arguments.put("region", "us-east-1");
        return Steps.named("withAwsRole").newInstance(arguments).start(build.context());
    }

    private EnvironmentExpander expander() {
        return (EnvironmentExpander) build.bodyContexts.get(0);
    }

    private AssumedRole role() {
        return (AssumedRole) build.bodyContexts.get(1);
    }

    private EnvVars expanded() throws Exception {
        EnvVars variables = new EnvVars(build.variables);
        expander().expand(variables);
        return variables;
    }

    private static void forgetAsANewJvmWould() {
        hudson.ExtensionList.clearLegacyInstances();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
