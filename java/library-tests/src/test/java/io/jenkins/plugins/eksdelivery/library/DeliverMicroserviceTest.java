package io.jenkins.plugins.eksdelivery.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eksdelivery.runner.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order and the arguments of the calls that a delivery makes; the steps themselves only say that they were called. */
class DeliverMicroserviceTest {

    private static final Map<String, String> ANSWERS = Map.ofEntries(
            Map.entry("buildImage", "[digest: 'sha256:1']"),
            Map.entry(
                    "pushToEcr",
                    "[digest: 'sha256:1', repositoryUris: ['us-east-1': 'east/orders', 'us-west-2': 'west/orders']]"),
            Map.entry("terraformPlan", "[hasChanges: arguments.dir != 'unchanged', planRef: 'plan.sealed']"),
            Map.entry("terraformApply", "[:]"),
            Map.entry("approve", "[approved: true]"),
            Map.entry("helmDeploy", "[revision: 1]"),
            Map.entry("waitForHealthy", "[healthy: true]"),
            Map.entry("promoteRegion", "[state: 'completed']"),
            Map.entry("regionStatus", "[activeRegion: 'us-east-1']"),
            Map.entry("notify", "[:]"),
            Map.entry("stash", "[:]"),
            Map.entry("unstash", "[:]"));

    @TempDir
    private Path folder;

    private Path library;

    @BeforeEach
    void library_of_recording_vars() throws IOException {
        library = folder.resolve("eks-delivery");
        copy("src");
        copy("resources");
        Files.createDirectories(library.resolve("vars"));
        Files.copy(
                LibraryRun.LIBRARY.resolve("vars/deliverMicroservice.groovy"),
                library.resolve("vars/deliverMicroservice.groovy"));
        for (Map.Entry<String, String> answer : ANSWERS.entrySet()) {
            Files.writeString(
                    library.resolve("vars/" + answer.getKey() + ".groovy"),
                    "Object call(Object given) {\n  Map arguments = given instanceof Map ? given : [name: given]\n  echo \"CALL "
                            + answer.getKey() + " ${arguments}\"\n  echo \"REGION " + answer.getKey()
                            + " ${env.AWS_REGION}\"\n  return " + answer.getValue() + "\n}\n");
        }
        Files.writeString(
                library.resolve("vars/withAwsRole.groovy"),
                "Object call(Map arguments, Closure body) {\n  echo \"CALL withAwsRole ${arguments}\"\n  return body()\n}\n");
    }

    @Test
    void image_and_push_come_first_then_the_stacks_the_deployments_the_checks_and_the_promotion() throws Exception {
        LibraryRun run = deliver("""
                deliverMicroservice {
                    service = 'orders'
                    regions = ['us-east-1', 'us-west-2']
                    role    = 'arn:aws:iam::123456789012:role/eks-delivery'
                    test    = { echo "TEST ${env.JOB_NAME != null}" }
                    infra   = [[dir: 'stack']]
                    deploy  = [chart: 'chart', cluster: 'orders-{region}']
                    verify  = [target: 'http://{region}']
                    promote = [plan: 'promotion.yaml', to: '{standby}', reason: 'release']
                }
                """);

        assertThat(run.result()).as(run.text()).isEqualTo(RunResult.SUCCESS);
        assertThat(run.lines("TEST")).containsExactly("true");
        assertThat(run.lines("CALL").stream().map(call -> call.split(" ")[0]))
                .containsExactly(
                        "buildImage",
                        "withAwsRole",
                        "pushToEcr",
                        "withAwsRole",
                        "terraformPlan",
                        "stash",
                        "approve",
                        "unstash",
                        "withAwsRole",
                        "terraformApply",
                        "withAwsRole",
                        "terraformPlan",
                        "stash",
                        "approve",
                        "unstash",
                        "withAwsRole",
                        "terraformApply",
                        "withAwsRole",
                        "regionStatus",
                        "withAwsRole",
                        "helmDeploy",
                        "withAwsRole",
                        "helmDeploy",
                        "withAwsRole",
                        "waitForHealthy",
                        "withAwsRole",
                        "waitForHealthy",
                        "withAwsRole",
                        "promoteRegion",
                        "regionStatus");
        assertThat(run.text())
                .contains("image:[repository:west/orders, digest:sha256:1]")
                .contains("cluster:orders-us-west-2");
    }

    @Test
    void each_tool_runs_in_its_container_of_the_agent_pod() throws Exception {
        Files.writeString(
                library.resolve("vars/container.groovy"),
                "Object call(String name, Closure body) {\n  echo \"CALL container ${name}\"\n  return body()\n}\n");

        LibraryRun run = deliver("""
                deliverMicroservice {
                    service = 'orders'
                    regions = ['us-east-1']
                    test    = { echo 'CALL test' }
                    infra   = [[dir: 'unchanged']]
                    deploy  = [chart: 'chart', cluster: 'orders-{region}']
                }
                """);

        assertThat(run.result()).as(run.text()).isEqualTo(RunResult.SUCCESS);
        assertThat(run.lines("CALL").stream()
                        .filter(call -> !call.startsWith("withAwsRole"))
                        .map(call -> call.startsWith("container") ? call : call.split(" ")[0]))
                .containsExactly(
                        "container jdk",
                        "test",
                        "container buildkit",
                        "buildImage",
                        "pushToEcr",
                        "container terraform",
                        "terraformPlan",
                        "container helm",
                        "helmDeploy");
    }

    @Test
    void a_stack_without_changes_is_neither_approved_nor_applied() throws Exception {
        LibraryRun run = deliver("""
                deliverMicroservice {
                    service = 'orders'
                    regions = ['us-east-1']
                    infra   = [[dir: 'unchanged']]
                }
                """);

        assertThat(run.result()).as(run.text()).isEqualTo(RunResult.SUCCESS);
        assertThat(run.text()).contains("CALL terraformPlan").doesNotContain("CALL approve", "CALL terraformApply");
    }

    @Test
    void hooks_run_around_their_stage() throws Exception {
        LibraryRun run = deliver("""
                deliverMicroservice {
                    service = 'orders'
                    regions = ['us-east-1']
                    hooks   = [beforePush: { echo 'CALL before' }, afterPush: { echo 'CALL after' }]
                }
                """);

        assertThat(run.lines("CALL").stream().map(call -> call.split(" ")[0]))
                .containsExactly("buildImage", "before", "pushToEcr", "after");
    }

    @Test
    void without_a_role_the_agents_own_identity_works_in_each_region() throws Exception {
        LibraryRun run = deliver("""
                deliverMicroservice {
                    service = 'orders'
                    regions = ['us-east-1', 'us-west-2']
                    infra   = [[dir: 'unchanged']]
                }
                """);

        assertThat(run.text()).doesNotContain("CALL withAwsRole");
        assertThat(run.lines("REGION"))
                .containsExactly(
                        "buildImage us-east-1",
                        "pushToEcr us-east-1",
                        "terraformPlan us-east-1",
                        "terraformPlan us-west-2");
    }

    @Test
    void a_failure_is_told_and_stays_a_failure() throws Exception {
        LibraryRun run = deliver("""
                deliverMicroservice {
                    service = 'orders'
                    regions = ['us-east-1']
                    test    = { error 'tests are red' }
                    notify  = [channel: 'sns', topic: 'arn:aws:sns:us-east-1:123456789012:builds']
                }
                """);

        assertThat(run.result()).isEqualTo(RunResult.FAILURE);
        assertThat(run.text()).contains("CALL notify [message:orders: FAILURE").contains("tests are red");
        assertThat(run.text()).doesNotContain("CALL buildImage");
    }

    @Test
    void an_unknown_setting_is_refused_before_anything_runs() throws Exception {
        LibraryRun run = deliver("""
                deliverMicroservice {
                    service = 'orders'
                    regions = ['us-east-1']
                    deplyo  = [chart: 'chart']
                }
                """);

        assertThat(run.result()).isEqualTo(RunResult.FAILURE);
        assertThat(run.text())
                .contains("PARAM-01 deliverMicroservice: parameter 'deplyo'")
                .contains("Did you mean 'deploy'?")
                .doesNotContain("CALL");
    }

    private LibraryRun deliver(String settings) throws IOException, InterruptedException {
        return LibraryRun.of(folder, library, "@Library('eks-delivery') _\n" + settings);
    }

    private void copy(String name) throws IOException {
        Path from = LibraryRun.LIBRARY.resolve(name);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = library.resolve(name).resolve(from.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
    }
}
