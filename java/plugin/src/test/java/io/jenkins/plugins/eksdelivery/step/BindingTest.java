package io.jenkins.plugins.eksdelivery.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.eksdelivery.parameter.Parameter;
import io.jenkins.plugins.eksdelivery.parameter.ParameterType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BindingTest {

    /** The least that each step takes. */
    private static final Map<String, Map<String, Object>> LEAST = Map.ofEntries(
            Map.entry("approve", Map.of("subject", "the plan")),
            Map.entry("awsIdentity", Map.of()),
            Map.entry("buildImage", Map.of("image", "orders")),
            Map.entry("helmDeploy", Map.of("release", "orders", "chart", "charts/service", "cluster", "main")),
            Map.entry("helmRollback", Map.of("release", "orders", "cluster", "main")),
            Map.entry("notify", Map.of("channel", "eventbridge", "message", "done")),
            Map.entry("planDelivery", Map.of("service", "orders", "regions", List.of("us-east-1"))),
            Map.entry("promoteRegion", Map.of("plan", "promotion.yaml", "to", "us-west-2", "reason", "test")),
            Map.entry("pushToEcr", Map.of("image", "target/orders.oci", "repository", "orders", "tags", List.of("1"))),
            Map.entry("regionStatus", Map.of("plan", "promotion.yaml")),
            Map.entry("terraformApply", Map.of("plan", plan(), "autoApprove", true)),
            Map.entry("terraformOutput", Map.of()),
            Map.entry("terraformPlan", Map.of()),
            Map.entry("waitForHealthy", Map.of("target", "http://127.0.0.1:1/")),
            Map.entry("withAwsRole", Map.of("role", "arn:aws:iam::123456789012:role/deploy", "region", "us-east-1")));

    static Map<String, Object> plan() {
        Map<String, Object> plan = new HashMap<>();
        plan.put("dir", ".");
        plan.put("workspace", "");
        plan.put("planRef", ".eks-delivery/plan");
        plan.put("planSha256", "a".repeat(64));
        plan.put("stateSerial", 1);
        plan.put("stateLineage", "");
        plan.put("commit", "");
        plan.put("hasChanges", true);
        plan.put("summary", "1 to add");
        plan.put("region", "");
        plan.put("tool", "terraform");
        return plan;
    }

    static Stream<DeliveryStepDescriptor> steps() {
        return Steps.all().stream();
    }

    static Map<String, Object> least(DeliveryStepDescriptor step) {
        return new HashMap<>(LEAST.get(step.getFunctionName()));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void every_parameter_has_a_property_and_no_property_is_without_one(DeliveryStepDescriptor step) {
        Map<String, Boolean> properties = new HashMap<>();
        for (DescribableParameter each : DescribableModel.of(step.clazz).getParameters()) {
            properties.put(each.getName(), each.isRequired());
        }

        Map<String, Boolean> parameters = new HashMap<>();
        for (Parameter each : step.parameters().parameters()) {
            if (each.available()) {
                parameters.put(each.name(), each.required());
            }
        }

        assertThat(properties).isEqualTo(parameters);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void the_least_a_step_takes_is_bound(DeliveryStepDescriptor step) throws Exception {
        DeliveryStep made = (DeliveryStep) step.newInstance(least(step));

        assertThat(made.arguments().keySet())
                .isEqualTo(new TreeSet<>(LEAST.get(step.getFunctionName()).keySet()));
        assertThat(made.getDescriptor()).isSameAs(step);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void an_unknown_parameter_is_refused_with_the_nearest_name(DeliveryStepDescriptor step) {
        String first = step.parameters().parameters().get(0).name();
        Map<String, Object> given = least(step);
        given.put(first + "x", "value");

        assertThatThrownBy(() -> step.newInstance(given))
                .isInstanceOf(StepFailure.class)
                .hasMessageStartingWith("PARAM-01 ")
                .hasMessageContaining("Did you mean '" + first + "'?");
    }

    @ParameterizedTest
    @MethodSource("steps")
    void a_missing_mandatory_parameter_is_refused_by_name(DeliveryStepDescriptor step) {
        for (Parameter each : step.parameters().parameters()) {
            if (each.required()) {
                Map<String, Object> given = least(step);
                given.remove(each.name());

                assertThatThrownBy(() -> step.newInstance(given))
                        .isInstanceOf(StepFailure.class)
                        .hasMessageStartingWith("PARAM-02 ")
                        .hasMessageContaining("'" + each.name() + "'");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("steps")
    void a_value_of_the_wrong_type_is_refused(DeliveryStepDescriptor step) {
        for (Parameter each : step.parameters().parameters()) {
            if (each.available() && each.type() != ParameterType.BLOCK) {
                Map<String, Object> given = least(step);
                given.put(each.name(), new Object());

                assertThatThrownBy(() -> step.newInstance(given))
                        .isInstanceOf(StepFailure.class)
                        .hasMessageStartingWith("PARAM-0")
                        .hasMessageContaining("'" + each.name() + "'");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("steps")
    void a_planned_parameter_is_refused_as_such(DeliveryStepDescriptor step) {
        for (Parameter each : step.parameters().parameters()) {
            if (!each.available()) {
                Map<String, Object> given = least(step);
                given.put(each.name(), "value");

                assertThatThrownBy(() -> step.newInstance(given))
                        .isInstanceOf(StepFailure.class)
                        .hasMessageStartingWith("PARAM-05 ");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("steps")
    void a_step_is_written_as_it_was_given(DeliveryStepDescriptor step) throws Exception {
        DeliveryStep made = (DeliveryStep) step.newInstance(least(step));

        Map<String, Object> written = step.defineArguments(made);
        DeliveryStep again = (DeliveryStep) step.newInstance(written);

        assertThat(written).isEqualTo(made.arguments());
        assertThat(again.arguments()).isEqualTo(made.arguments());
    }

    @ParameterizedTest
    @MethodSource("steps")
    void the_form_gives_back_the_step_that_it_shows(DeliveryStepDescriptor step) throws Exception {
        DeliveryStep made = (DeliveryStep) step.newInstance(least(step));
        JSONObject form = new JSONObject();
        for (Parameter each : step.parameters().parameters()) {
            if (each.available()) {
                boolean box = each.type() == ParameterType.FLAG && each.defaultValue() != null;
                form.put(each.name(), box ? step.formFlag(made, each.name()) : step.formText(made, each.name()));
            }
        }

        DeliveryStep again = (DeliveryStep) step.newInstance(null, form);

        assertThat(again.arguments()).isEqualTo(made.arguments());
    }

    @Test
    void the_form_takes_lines_yaml_and_words() throws Exception {
        DeliveryStepDescriptor step = Steps.named("buildImage");
        JSONObject form = new JSONObject();
        form.put("image", "orders");
        form.put("tags", "1.0\n latest \n");
        form.put("buildArgs", "VERSION: 17\nNAME: x");
        form.put("pull", false);
        form.put("builder", "buildah");
        form.put("timeoutMinutes", "5");

        DeliveryStep made = (DeliveryStep) step.newInstance(null, form);

        assertThat(made.arguments())
                .containsEntry("tags", List.of("1.0", "latest"))
                .containsEntry("buildArgs", Map.of("VERSION", "17", "NAME", "x"))
                .containsEntry("pull", false)
                .containsEntry("builder", "buildah")
                .containsEntry("timeoutMinutes", 5)
                .hasSize(6);
    }

    @Test
    void what_a_pipeline_gives_becomes_what_the_setters_declare() throws Exception {
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("image", new StringBuilder("orders"));
        given.put("tags", "latest");
        given.put("timeoutMinutes", "7");
        given.put("pull", "false");
        given.put("buildArgs", Map.of("N", 1));

        DeliveryStep made = (DeliveryStep) Steps.named("buildImage").newInstance(given);

        assertThat(made.arguments())
                .containsEntry("image", "orders")
                .containsEntry("tags", new ArrayList<>(List.of("latest")))
                .containsEntry("timeoutMinutes", 7)
                .containsEntry("pull", false)
                .containsEntry("buildArgs", Map.of("N", "1"));
    }

    @Test
    void a_number_that_jenkins_would_cut_is_refused() {
        assertThatThrownBy(() -> Steps.named("buildImage")
                        .newInstance(Map.of("image", "orders", "timeoutMinutes", 5_000_000_000L)))
                .hasMessageStartingWith("PARAM-04 ");
    }
}
