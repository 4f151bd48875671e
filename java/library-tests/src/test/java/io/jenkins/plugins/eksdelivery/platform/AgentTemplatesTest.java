package io.jenkins.plugins.eksdelivery.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The pods that stages run on: an identity each, least rights, and the node that suits what they do. */
class AgentTemplatesTest {

    private static final Path ROOT = Path.of(System.getProperty("project.root"));

    @ParameterizedTest
    @ValueSource(strings = {"build", "terraform", "helm", "promote"})
    void each_kind_has_an_identity_of_its_own_and_no_token_of_the_cluster(String kind) throws IOException {
        Map<String, Object> spec = spec(kind);

        assertThat(spec)
                .containsEntry("serviceAccountName", "eks-delivery-" + kind)
                .containsEntry("automountServiceAccountToken", false);
        assertThat(serviceAccounts()).contains("eks-delivery-" + kind);
        assertThat(ROOT.resolve("jenkins/policies/" + kind + ".json")).isNotEmptyFile();
    }

    @ParameterizedTest
    @ValueSource(strings = {"build", "terraform", "helm", "promote"})
    void no_container_is_privileged_or_root(String kind) throws IOException {
        assertThat(map(spec(kind).get("securityContext"))).containsEntry("runAsNonRoot", true);
        for (Map<String, Object> container : containers(kind)) {
            Map<String, Object> context = map(container.get("securityContext"));
            assertThat(context).doesNotContainKey("privileged").doesNotContainEntry("runAsUser", 0);
            if (!container.get("name").equals("buildkit")) {
                assertThat(context)
                        .containsEntry("allowPrivilegeEscalation", false)
                        .containsEntry("capabilities", Map.of("drop", List.of("ALL")));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"build", "terraform", "helm", "promote"})
    void every_container_says_what_it_needs_and_its_image_has_a_version(String kind) throws IOException {
        for (Map<String, Object> container : containers(kind)) {
            Map<String, Object> resources = map(container.get("resources"));
            assertThat(map(resources.get("requests"))).containsKeys("cpu", "memory", "ephemeral-storage");
            assertThat(map(resources.get("limits"))).containsKey("memory");
            assertThat((String) container.get("image"))
                    .matches("[a-z0-9.]+/.+:[0-9v][^:]*")
                    .doesNotContain("latest");
        }
    }

    @Test
    void what_can_be_done_again_runs_on_spot_and_what_cannot_be_cut_off_does_not() throws IOException {
        assertThat(spec("build").get("nodeSelector")).isEqualTo(Map.of("eks.amazonaws.com/capacityType", "SPOT"));
        for (String kind : List.of("terraform", "helm", "promote")) {
            assertThat(spec(kind).get("nodeSelector"))
                    .as(kind)
                    .isEqualTo(Map.of("eks.amazonaws.com/capacityType", "ON_DEMAND"));
        }
    }

    @Test
    void an_apply_has_time_to_write_its_state_when_its_pod_is_told_to_end() throws IOException {
        assertThat((Integer) spec("terraform").get("terminationGracePeriodSeconds"))
                .isGreaterThan(600);
    }

    @Test
    void each_step_s_tool_has_its_container() throws IOException {
        assertThat(names("build")).containsExactly("jdk", "buildkit");
        assertThat(names("terraform")).containsExactly("terraform");
        assertThat(names("helm")).containsExactly("helm");
        assertThat(names("promote")).containsExactly("promote");
    }

    private static List<String> names(String kind) throws IOException {
        return containers(kind).stream()
                .map(container -> (String) container.get("name"))
                .toList();
    }

    private static Map<String, Object> spec(String kind) throws IOException {
        return map(map(yaml(ROOT.resolve("resources/agents/" + kind + ".yaml")).get(0))
                .get("spec"));
    }

    private static List<Map<String, Object>> containers(String kind) throws IOException {
        List<Map<String, Object>> containers = new ArrayList<>();
        for (Object container : (List<?>) spec(kind).get("containers")) {
            containers.add(map(container));
        }
        return containers;
    }

    private static Set<String> serviceAccounts() throws IOException {
        Set<String> names = new HashSet<>();
        for (Object object : yaml(ROOT.resolve("jenkins/kubernetes/agents.yaml"))) {
            if ("ServiceAccount".equals(map(object).get("kind"))) {
                names.add((String) map(map(object).get("metadata")).get("name"));
            }
        }
        return names;
    }

    private static List<Object> yaml(Path file) throws IOException {
        List<Object> documents = new ArrayList<>();
        new Load(LoadSettings.builder().build())
                .loadAllFromString(Files.readString(file))
                .forEach(documents::add);
        return documents;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
