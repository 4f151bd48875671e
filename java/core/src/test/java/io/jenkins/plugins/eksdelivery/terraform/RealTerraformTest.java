package io.jenkins.plugins.eksdelivery.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.eksdelivery.approval.Approval;
import io.jenkins.plugins.eksdelivery.approval.ApproveResult;
import io.jenkins.plugins.eksdelivery.approval.SubjectDigest;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import io.jenkins.plugins.eksdelivery.operation.DeliveryContext;
import io.jenkins.plugins.eksdelivery.operation.KilledRun;
import io.jenkins.plugins.eksdelivery.operation.TestDelivery;
import io.jenkins.plugins.eksdelivery.process.Command;
import io.jenkins.plugins.eksdelivery.process.CommandResult;
import io.jenkins.plugins.eksdelivery.process.CommandRunner;
import io.jenkins.plugins.eksdelivery.process.LocalCommandRunner;
import io.jenkins.plugins.eksdelivery.process.OutputListener;
import io.jenkins.plugins.eksdelivery.process.ProgramLookup;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Terraform itself, with nothing but the resource that it brings along. */
@Tag("real")
class RealTerraformTest {

    private static final String MODULE = """
            variable "name" {
              type = string
            }
            variable "password" {
              type      = string
              sensitive = true
              default   = "DEFAULT-CANARY"
            }
            resource "terraform_data" "service" {
              input            = { name = var.name, password = var.password }
              triggers_replace = [var.name]
            }
            resource "terraform_data" "topic" {
              input = var.name
            }
            output "topic" {
              value = terraform_data.topic.output
            }
            output "password" {
              value     = var.password
              sensitive = true
            }
            """;

    @TempDir
    private Path temporary;

    private Path root;
    private TestDelivery delivery;

    @BeforeEach
    void module() throws Exception {
        boolean here = ProgramLookup.find("terraform", System.getenv("PATH"), Path.of("/"))
                .isPresent();
        assertThat(here || !"true".equals(System.getenv("CI")))
                .as("terraform on the PATH")
                .isTrue();
        assumeTrue(here, "terraform is not on the PATH");
        root = Files.createDirectory(temporary.resolve("workspace"));
        delivery = new TestDelivery(root);
        Files.createDirectories(root.resolve("infra"));
        Files.writeString(root.resolve("infra/main.tf"), MODULE);
        commit("a".repeat(40));
    }

    @Test
    void what_was_planned_and_approved_is_applied() throws Exception {
        Map<String, Object> plan = plan("orders");

        TerraformApplyResult applied = apply(plan, Map.of("approval", approval(plan, "rita")));

        assertThat(plan)
                .containsEntry("hasChanges", true)
                .containsEntry("add", 2)
                .containsEntry("destroy", 0)
                .containsEntry("stateSerial", 0L)
                .containsEntry("commit", "a".repeat(40));
        assertThat(applied.outputs()).containsExactly(Map.entry("topic", "orders"));
        assertThat(applied.added()).isEqualTo(2);
        assertThat(applied.stateSerialAfter()).isPositive();
        assertThat(delivery.audit()).hasSize(1);
        assertThat(delivery.audit().get(0))
                .startsWith("terraform.apply terraform apply of infra")
                .contains("approvedBy=rita");
    }

    @Test
    void an_unchanged_stack_has_nothing_to_apply_and_needs_no_approval() throws Exception {
        apply(plan("orders"), Map.of("autoApprove", true));

        Map<String, Object> plan = plan("orders");
        TerraformApplyResult applied = apply(plan, Map.of());

        assertThat(plan).containsEntry("hasChanges", false).containsEntry("summary", "no changes");
        assertThat(applied.added()).isZero();
        assertThat(applied.outputs()).containsEntry("topic", "orders");
    }

    @Test
    void replacements_come_first_and_sensitive_values_are_hidden() throws Exception {
        apply(plan("orders"), Map.of("autoApprove", true));
        delivery.log().clear();

        Map<String, Object> plan = plan("payments");

        assertThat(plan).containsEntry("replace", 1).containsEntry("change", 1).containsEntry("add", 1);
        List<String> table =
                delivery.log().stream().filter(line -> line.startsWith("  ")).toList();
        assertThat(table.get(0)).isEqualTo("  REPLACE  terraform_data.service  [forced by triggers_replace]");
        assertThat(table).contains("           input: (sensitive) → (sensitive)", "  UPDATE   terraform_data.topic");
        assertThat(table).contains("           input: \"orders\" → \"payments\"");
    }

    @Test
    void no_secret_reaches_log_result_or_a_readable_file() throws Exception {
        Map<String, Object> plan = planWith(Map.of("vars", Map.of("name", "orders", "password", "VAR-CANARY")));
        apply(plan, Map.of("autoApprove", true));

        String seen = delivery.log() + new ObjectMapper().writeValueAsString(plan);
        assertThat(seen).doesNotContain("VAR-CANARY").doesNotContain(TestDelivery.CANARY);
        assertThat(Files.readString(root.resolve((String) plan.get("planRef")), StandardCharsets.ISO_8859_1))
                .startsWith("eks-delivery-plan-1 local-key\n")
                .doesNotContain("VAR-CANARY");
        try (var left = Files.walk(temporary.resolve("workspace@tmp"))) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void one_changed_byte_is_refused() throws Exception {
        Map<String, Object> plan = plan("orders");
        Path file = root.resolve((String) plan.get("planRef"));
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        assertThatThrownBy(() -> apply(plan, Map.of("autoApprove", true))).hasMessageStartingWith("TF-PLAN-01");
        assertThat(root.resolve("infra/terraform.tfstate")).doesNotExist();
    }

    @Test
    void another_plan_in_its_place_is_refused() throws Exception {
        Map<String, Object> plan = plan("orders");
        plan("payments");

        assertThatThrownBy(() -> apply(plan, Map.of("autoApprove", true)))
                .hasMessageStartingWith("TF-PLAN-01")
                .hasMessageContaining("approved was " + plan.get("planSha256"));
    }

    @Test
    void a_state_that_has_moved_on_is_refused() throws Exception {
        Map<String, Object> first = planWith(Map.of("vars", Map.of("name", "orders"), "saveTo", "first.plan"));
        apply(plan("payments"), Map.of("autoApprove", true));

        assertThatThrownBy(() -> apply(first, Map.of("autoApprove", true)))
                .hasMessageStartingWith("TF-STALE-01")
                .hasMessageContaining("the plan was made against no state, the state is now serial");
    }

    @Test
    void another_commit_is_refused() throws Exception {
        Map<String, Object> plan = plan("orders");
        commit("b".repeat(40));

        assertThatThrownBy(() -> apply(plan, Map.of("autoApprove", true)))
                .hasMessageStartingWith("TF-COMMIT-01")
                .hasMessageContaining("made of commit " + "a".repeat(40));
    }

    @Test
    void an_approval_of_another_plan_is_refused() throws Exception {
        Map<String, Object> other = planWith(Map.of("vars", Map.of("name", "payments"), "saveTo", "other.plan"));
        Map<String, Object> plan = plan("orders");

        assertThatThrownBy(() -> apply(plan, Map.of("approval", approval(other, "rita"))))
                .hasMessageStartingWith("TF-APPR-01");
        assertThatThrownBy(() -> apply(plan, Map.of())).hasMessageStartingWith("TF-APPR-02");
    }

    @Test
    void a_plan_that_was_edited_after_its_approval_is_refused() throws Exception {
        Map<String, Object> plan = plan("orders");
        Map<String, Object> approval = approval(plan, "rita");
        Map<String, Object> edited = new LinkedHashMap<>(plan);
        edited.put("stateSerial", 7L);

        assertThatThrownBy(() -> apply(edited, Map.of("approval", approval))).hasMessageStartingWith("TF-APPR-01");
    }

    @Test
    void a_plan_over_its_policy_is_refused() throws Exception {
        apply(plan("orders"), Map.of("autoApprove", true));

        assertThatThrownBy(() -> planWith(Map.of(
                        "vars",
                        Map.of("name", "payments"),
                        "policy",
                        Map.of("maxDestroy", 0, "protectedTypes", List.of("terraform_data")))))
                .hasMessageStartingWith("TF-POLICY-01")
                .hasMessageContaining("it destroys 1 objects, allowed are 0")
                .hasMessageContaining("it would replace terraform_data.service, whose type is protected");
    }

    @Test
    void a_module_that_does_not_parse_is_told_with_file_and_line() throws Exception {
        Files.writeString(root.resolve("infra/broken.tf"), "resource \"terraform_data\" \"x\" {\n  input = \n}\n");

        assertThatThrownBy(() -> plan("orders"))
                .hasMessageStartingWith("TF-HCL-01 terraform init of infra: broken.tf:2:")
                .hasMessageEndingWith("Correct broken.tf line 2");
    }

    @Test
    void an_undeclared_name_is_told_with_file_and_line() throws Exception {
        Files.writeString(root.resolve("infra/x.tf"), "resource \"terraform_data\" \"x\" {\n  input = var.nix\n}\n");

        assertThatThrownBy(() -> plan("orders"))
                .hasMessageStartingWith("TF-HCL-01")
                .hasMessageContaining("x.tf:2:");
    }

    @Test
    void a_missing_variable_and_a_missing_folder_are_told() {
        assertThatThrownBy(() -> planWith(Map.of())).hasMessageStartingWith("TF-VAR-01");
        assertThatThrownBy(() -> planWith(Map.of("dir", "nowhere"))).hasMessageStartingWith("TF-DIR-01");
        assertThatThrownBy(() -> planWith(Map.of("dir", "../.."))).hasMessageStartingWith("PATH-01");
    }

    @Test
    void a_tool_that_is_not_installed_is_told() {
        DeliveryContext bare = delivery.context(new LocalCommandRunner(Map.of("PATH", "/nowhere"), root));

        assertThatThrownBy(() -> new TerraformPlan(bare).run(request(Map.of("vars", Map.of("name", "x")))))
                .hasMessageStartingWith("TF-TOOL-01")
                .hasMessageContaining("Install Terraform");
    }

    @Test
    void workspaces_and_backends_of_one_folder_do_not_disturb_each_other() throws Exception {
        Files.writeString(root.resolve("infra/backend.tf"), "terraform {\n  backend \"local\" {}\n}\n");
        for (String region : List.of("us-east-1", "us-west-2")) {
            Map<String, Object> plan = planWith(
                    Map.of("vars", Map.of("name", region), "backendConfig", backend(region), "workspace", "prod"));
            TerraformApplyResult applied = apply(plan, Map.of("autoApprove", true));

            assertThat(applied.outputs()).containsEntry("topic", region);
        }

        TerraformOutputResult east = new TerraformOutput(delivery.context())
                .run(TerraformOutputRequest.of(
                        Map.of("dir", "infra", "backendConfig", backend("us-east-1"), "workspace", "prod")));
        assertThat(east.outputs()).containsEntry("topic", "us-east-1");
        assertThat(east.sensitive()).containsExactly("password");
    }

    @Test
    void an_output_that_is_sensitive_or_missing_is_told() throws Exception {
        apply(plan("orders"), Map.of("autoApprove", true));

        assertThatThrownBy(() -> output("password"))
                .hasMessageStartingWith("TF-OUT-01")
                .hasMessageContaining("sensitive");
        assertThatThrownBy(() -> output("topc")).hasMessageContaining("Did you mean 'topic'?");
        assertThat(output("topic").outputs()).containsExactly(Map.entry("topic", "orders"));
    }

    @Test
    void a_held_lock_is_told_with_its_holder_and_is_worth_a_retry() throws Exception {
        slowModule(root.resolve("go"));
        Map<String, Object> plan = planWith(Map.of("vars", Map.of("name", "orders"), "saveTo", "slow.plan"));
        CountDownLatch applying = new CountDownLatch(1);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread holder = applyInThread(plan, applying, thrown);
        assertThat(applying.await(20, TimeUnit.SECONDS)).isTrue();

        assertThatThrownBy(() -> planWith(Map.of("vars", Map.of("name", "orders"), "lockTimeout", "1s", "init", false)))
                .hasMessageStartingWith("TF-LOCK-01 terraform plan of infra: the state lock is held (")
                .hasMessageContaining("for OperationTypeApply")
                .satisfies(failed -> assertThat(
                                ((DeliveryException) failed).failure().retryable())
                        .isTrue());

        Files.createFile(root.resolve("go"));
        holder.join(20_000);
        assertThat(thrown.get()).isNull();
    }

    @Test
    void an_interrupted_apply_writes_its_state_and_frees_its_lock() throws Exception {
        slowModule(root.resolve("never"));
        Map<String, Object> plan = plan("orders");
        CountDownLatch applying = new CountDownLatch(1);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread step = applyInThread(plan, applying, thrown);
        assertThat(applying.await(20, TimeUnit.SECONDS)).isTrue();

        step.interrupt();
        step.join(30_000);

        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        assertThat(Files.readString(root.resolve("infra/terraform.tfstate"))).contains("\"topic\"");
        assertThat(root.resolve("infra/.terraform.tfstate.lock.info")).doesNotExist();
    }

    @Test
    void terraform_comes_to_its_end_when_the_run_is_killed_and_a_repetition_finds_its_work() throws Exception {
        slowModule(root.resolve("go"));
        Map<String, Object> plan = plan("orders");
        Map<String, Object> arguments = Map.of("plan", plan, "autoApprove", true);
        KilledRun.of("terraformApply", root, Map.of(), arguments, "terraform_data.slow: Creating");
        assertThat(root.resolve("infra/.terraform.tfstate.lock.info")).exists();
        Thread later = new Thread(() -> create(root.resolve("go")));
        later.start();

        TerraformApplyResult result = apply(plan, Map.of("autoApprove", true));

        later.join();
        assertThat(result.alreadyApplied()).isTrue();
        assertThat(result.outputs()).containsEntry("topic", "orders");
        assertThat(delivery.log())
                .anyMatch(line ->
                        line.endsWith("an earlier run began to apply this plan; looking at what is left of it …"));
        assertThat(root.resolve("infra/.terraform.tfstate.lock.info")).doesNotExist();
        assertThat(plan("orders")).containsEntry("hasChanges", false);
    }

    @Test
    void an_apply_whose_run_was_killed_is_not_done_twice() throws Exception {
        Map<String, Object> plan = plan("orders");
        apply(plan, Map.of("autoApprove", true));
        String state = Files.readString(root.resolve("infra/terraform.tfstate"));

        TerraformApplyResult again = apply(plan, Map.of("autoApprove", true));

        assertThat(again.alreadyApplied()).isTrue();
        assertThat(again.added()).isZero();
        assertThat(again.outputs()).containsEntry("topic", "orders");
        assertThat(Files.readString(root.resolve("infra/terraform.tfstate"))).isEqualTo(state);
    }

    @Test
    void an_apply_that_fails_half_way_says_what_was_done_and_a_repetition_what_is_left() throws Exception {
        Files.writeString(root.resolve("infra/failing.tf"), """
                resource "terraform_data" "failing" {
                  depends_on = [terraform_data.topic]
                  provisioner "local-exec" {
                    command = "exit 3"
                  }
                }
                """);
        Map<String, Object> plan = plan("orders");

        assertThatThrownBy(() -> apply(plan, Map.of("autoApprove", true)))
                .hasMessageStartingWith("TF-RUN-01")
                .hasMessageContaining("exit status 3")
                .hasMessageContaining("objects were done before it and are in the state");
        assertThatThrownBy(() -> apply(plan, Map.of("autoApprove", true)))
                .hasMessageStartingWith("TF-PART-01")
                .hasMessageContaining("1 to add, 0 to change, 1 to destroy are left");
    }

    @Test
    void a_state_that_cannot_be_written_is_kept_and_told() throws Exception {
        Files.writeString(root.resolve("infra/backend.tf"), "terraform {\n  backend \"http\" {}\n}\n");
        HttpServer lost = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        lost.createContext("/", exchange -> {
            boolean reads = exchange.getRequestMethod().equals("GET");
            exchange.sendResponseHeaders(reads ? 404 : 503, -1);
            exchange.close();
        });
        lost.start();
        try {
            Map<String, Object> plan = planWith(Map.of(
                    "vars",
                    Map.of("name", "orders"),
                    "backendConfig",
                    Map.of("address", "http://127.0.0.1:" + lost.getAddress().getPort() + "/state", "retry_max", "0")));

            assertThatThrownBy(() -> apply(plan, Map.of("autoApprove", true)))
                    .hasMessageStartingWith("TF-STATE-01")
                    .hasMessageContaining("kept in infra/errored.tfstate")
                    .hasMessageEndingWith("run in infra: terraform state push errored.tfstate");
            assertThat(Files.readString(root.resolve("infra/errored.tfstate"))).contains("\"topic\"");
        } finally {
            lost.stop(0);
        }
    }

    @Test
    void a_dry_run_starts_nothing() throws Exception {
        Map<String, Object> plan = new TerraformPlan(delivery.context((command, listener) -> {
                    throw new AssertionError("started " + command);
                }))
                .run(request(Map.of("dryRun", true)))
                .toMap();

        assertThat(plan).containsEntry("hasChanges", false);
        assertThat(delivery.log()).singleElement().asString().startsWith("dry run: would run terraform plan of infra");
    }

    @Test
    void no_secret_is_on_a_command_line() throws Exception {
        List<String> arguments = Collections.synchronizedList(new ArrayList<>());
        CommandRunner real = delivery.context().commands();
        CommandRunner watching = new CommandRunner() {
            @Override
            public CommandResult run(Command command, OutputListener listener) throws InterruptedException {
                arguments.addAll(command.arguments());
                return real.run(command, listener);
            }
        };
        DeliveryContext context = delivery.context(watching);
        Map<String, Object> plan = new TerraformPlan(context)
                .run(request(Map.of("vars", Map.of("name", "orders", "password", "VAR-CANARY"))))
                .toMap();
        Map<String, Object> given = new LinkedHashMap<>(Map.of("plan", plan, "autoApprove", true));

        new TerraformApply(context).run(TerraformApplyRequest.of(given));

        assertThat(String.join(" ", arguments)).contains("apply").doesNotContain("CANARY");
    }

    /** A moment later, while the repetition already waits for the lock. */
    private static void create(Path file) {
        try {
            Thread.sleep(1_500);
            Files.createFile(file);
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Map<String, String> backend(String region) {
        return Map.of("path", region + ".tfstate", "workspace_dir", region + ".d");
    }

    private void slowModule(Path awaited) throws Exception {
        Files.writeString(root.resolve("infra/slow.tf"), """
                resource "terraform_data" "slow" {
                  depends_on = [terraform_data.topic]
                  provisioner "local-exec" {
                    command = "i=0; while [ ! -e %s ] && [ $i -lt 400 ]; do sleep 0.1; i=$((i+1)); done"
                  }
                }
                """.formatted(awaited));
    }

    private Thread applyInThread(Map<String, Object> plan, CountDownLatch applying, AtomicReference<Throwable> thrown) {
        DeliveryContext context = delivery.context();
        DeliveryLog log = line -> {
            context.log().line(line);
            if (line.contains("terraform_data.slow: Creating")) {
                applying.countDown();
            }
        };
        DeliveryContext watched = new DeliveryContext(
                context.commands(),
                context.workspace(),
                log,
                context.mask(),
                context.audit(),
                context.clock(),
                context.environment(),
                context.aws());
        Thread thread = new Thread(() -> {
            try {
                new TerraformApply(watched).run(TerraformApplyRequest.of(Map.of("plan", plan, "autoApprove", true)));
            } catch (Throwable any) {
                thrown.set(any);
            }
        });
        thread.start();
        return thread;
    }

    private Map<String, Object> plan(String name) throws InterruptedException {
        return planWith(Map.of("vars", Map.of("name", name)));
    }

    private Map<String, Object> planWith(Map<String, Object> given) throws InterruptedException {
        return new TerraformPlan(delivery.context()).run(request(given)).toMap();
    }

    private static TerraformPlanRequest request(Map<String, Object> given) {
        Map<String, Object> all = new LinkedHashMap<>(Map.of("dir", "infra"));
        all.putAll(given);
        return TerraformPlanRequest.of(all);
    }

    private TerraformApplyResult apply(Map<String, Object> plan, Map<String, Object> given)
            throws InterruptedException {
        Map<String, Object> all = new LinkedHashMap<>(given);
        all.put("plan", plan);
        return new TerraformApply(delivery.context()).run(TerraformApplyRequest.of(all));
    }

    private TerraformOutputResult output(String name) throws InterruptedException {
        return new TerraformOutput(delivery.context())
                .run(TerraformOutputRequest.of(Map.of("dir", "infra", "name", name)));
    }

    private static Map<String, Object> approval(Map<String, Object> plan, String approver) {
        String digest = SubjectDigest.of(plan);
        Instant now = Instant.now();
        return new ApproveResult(digest, List.of(Approval.of(digest, approver, "", now)), now.plusSeconds(600)).toMap();
    }

    private void commit(String id) throws Exception {
        Path git = Files.createDirectories(root.resolve(".git/refs/heads"));
        Files.writeString(root.resolve(".git/HEAD"), "ref: refs/heads/main\n");
        Files.writeString(git.resolve("main"), id + "\n");
    }
}
