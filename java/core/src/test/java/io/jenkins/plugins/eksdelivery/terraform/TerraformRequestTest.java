package io.jenkins.plugins.eksdelivery.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerraformRequestTest {

    @Test
    void a_plan_has_the_defaults_of_the_reference() {
        TerraformPlanRequest request = TerraformPlanRequest.of(Map.of());

        assertThat(request.dir()).isEqualTo(".");
        assertThat(request.lockTimeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(request.parallelism()).isEqualTo(10);
        assertThat(request.tool()).isEqualTo(TerraformTool.TERRAFORM);
        assertThat(request.policy()).isEqualTo(PlanPolicy.NONE);
    }

    @Test
    void what_could_leak_or_be_ignored_is_refused() {
        assertThatThrownBy(() -> TerraformPlanRequest.of(Map.of("backendConfig", Map.of("secret_key", "x"))))
                .hasMessageStartingWith("PARAM-04 terraformPlan: parameter 'backendConfig'");
        assertThatThrownBy(() -> TerraformPlanRequest.of(Map.of("varsFromCredentials", "x")))
                .hasMessageStartingWith("PARAM-05");
        assertThatThrownBy(() -> TerraformPlanRequest.of(Map.of("policy", Map.of("maxDestory", 0))))
                .hasMessageContaining("it has no key 'maxDestory'");
        assertThatThrownBy(() -> TerraformPlanRequest.of(Map.of("policy", Map.of("maxDestroy", -1))))
                .hasMessageContaining("maxDestroy is '-1'");
        assertThatThrownBy(() -> TerraformPlanRequest.of(Map.of("workspace", "-force")))
                .hasMessageContaining("no workspace name");
        assertThatThrownBy(() -> TerraformPlanRequest.of(Map.of("destroy", true, "refreshOnly", true)))
                .hasMessageContaining("excludes destroy");
        assertThatThrownBy(() -> TerraformApplyRequest.of(Map.of("plan", Map.of("planSha256", "x"))))
                .hasMessageContaining("it is not the result of terraformPlan: planSha256");
    }

    @Test
    void a_request_outlives_a_restart() throws Exception {
        Map<String, Object> vars = new HashMap<>(Map.of("zones", List.of("a", "b")));
        vars.put("none", null);
        TerraformPlanRequest request = TerraformPlanRequest.of(Map.of("vars", vars, "target", "aws_vpc.this"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(request);
        }

        Object restored;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            restored = in.readObject();
        }

        assertThat(restored).isEqualTo(request);
    }

    @Test
    void a_bucket_backend_locks_with_a_file_and_has_a_data_folder_of_its_own() {
        TerraformStack east = stack(Map.of("bucket", "state-east", "key", "orders"));
        TerraformStack west = stack(Map.of("bucket", "state-west", "key", "orders"));

        assertThat(east.backendConfig()).containsEntry("use_lockfile", "true");
        assertThat(stack(Map.of("bucket", "b", "dynamodb_table", "t")).backendConfig())
                .doesNotContainKey("use_lockfile");
        assertThat(east.dataDirectory()).startsWith(".terraform/eks-delivery-").isNotEqualTo(west.dataDirectory());
        assertThat(stack(Map.of()).dataDirectory()).isEqualTo(".terraform");
        assertThat(east.slug()).startsWith("infra-prod-");
    }

    private static TerraformStack stack(Map<String, String> backend) {
        return new TerraformStack("infra/prod", "", backend, TerraformTool.TERRAFORM, "");
    }
}
