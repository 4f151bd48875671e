package io.jenkins.plugins.eksdelivery.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The IAM policies of Jenkins' service accounts: least rights, and short enough for IAM to take. */
class PoliciesTest {

    /** IAM counts a managed policy without white space, https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html. */
    private static final int LONGEST = 6144;

    /** Actions that change nothing, or that know no resource. */
    private static final Pattern HARMLESS = Pattern.compile("[a-z0-9-]+:(Describe|Get|List)[A-Za-z]*\\*?");

    private static final Path FOLDER = Path.of(System.getProperty("project.root"), "jenkins/policies");

    @Test
    void no_policy_is_longer_than_iam_takes() throws IOException {
        for (Path file : files()) {
            assertThat(new ObjectMapper().readTree(file.toFile()).toString().length())
                    .as(file.toString())
                    .isLessThanOrEqualTo(LONGEST);
        }
    }

    @Test
    void nothing_is_changed_on_every_resource_of_every_region() throws IOException {
        List<String> faults = new ArrayList<>();
        for (Path file : files()) {
            for (JsonNode statement : new ObjectMapper().readTree(file.toFile()).get("Statement")) {
                for (JsonNode action : statement.get("Action")) {
                    boolean everywhere = "*".equals(statement.get("Resource").asText());
                    boolean bounded =
                            statement.has("Condition") || action.asText().startsWith("route53:");
                    if (everywhere
                            && !bounded
                            && !HARMLESS.matcher(action.asText()).matches()) {
                        faults.add(file.getFileName() + " " + action.asText());
                    }
                }
            }
        }

        assertThat(faults).isEmpty();
    }

    @Test
    void no_action_is_a_wildcard_that_could_write() throws IOException {
        for (Path file : files()) {
            for (JsonNode statement : new ObjectMapper().readTree(file.toFile()).get("Statement")) {
                for (JsonNode action : statement.get("Action")) {
                    if (action.asText().contains("*")) {
                        assertThat(action.asText()).as(file.toString()).matches(HARMLESS);
                    }
                }
            }
        }
    }

    @Test
    void only_the_one_that_promotes_may_move_a_writer_or_the_traffic() throws IOException {
        for (Path file : files()) {
            String text = Files.readString(file);
            boolean promotes = file.endsWith("promote.json");
            assertThat(text.contains("rds:SwitchoverGlobalCluster"))
                    .as(file.toString())
                    .isEqualTo(promotes);
            assertThat(text.contains("route53-recovery-cluster:Update"))
                    .as(file.toString())
                    .isEqualTo(promotes);
        }
    }

    @Test
    void the_controller_may_only_become_the_role_of_a_stage() throws IOException {
        JsonNode statements = new ObjectMapper()
                .readTree(FOLDER.resolve("controller.json").toFile())
                .get("Statement");

        assertThat(statements).hasSize(1);
        assertThat(statements.get(0).get("Action").toString()).isEqualTo("[\"sts:AssumeRole\",\"sts:TagSession\"]");
        assertThat(statements.get(0).get("Resource"))
                .allSatisfy(resource ->
                        assertThat(resource.asText()).matches("arn:aws:iam::[0-9]{12}:role/eks-delivery-[a-z]+"));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> found = files.sorted().toList();
            assertThat(found).isNotEmpty();
            return found;
        }
    }
}
