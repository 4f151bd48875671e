package io.jenkins.plugins.eksdelivery.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlanReportTest {

    private static final String PLAN = """
            {"terraform_version": "1.11.4", "resource_changes": [
              {"address": "aws_vpc.new", "type": "aws_vpc", "change": {"actions": ["create"], "before": null, "after": {}}},
              {"address": "aws_rds_global_cluster.orders", "type": "aws_rds_global_cluster", "action_reason": "delete_because_no_resource_config",
               "change": {"actions": ["delete"], "before": {}, "after": null}},
              {"address": "aws_rds_cluster.standby", "type": "aws_rds_cluster", "change": {"actions": ["update"],
               "before": {"global_cluster_identifier": "orders", "master_password": "old-canary", "tags": {"a": "1"}},
               "after": {"global_cluster_identifier": null, "master_password": "new-canary", "tags": {"a": "1"}},
               "after_unknown": {"arn": true}, "before_sensitive": {"master_password": true},
               "after_sensitive": {"master_password": true}}},
              {"address": "aws_instance.x[0]", "type": "aws_instance", "change": {"actions": ["create", "delete"],
               "before": {"ami": "a"}, "after": {"ami": "b"}, "replace_paths": [["ami"], ["network", 0, "id"]]}},
              {"address": "aws_s3_bucket.kept", "type": "aws_s3_bucket", "change": {"actions": ["no-op"], "before": {}, "after": {}}},
              {"address": "aws_s3_bucket.old", "type": "aws_s3_bucket", "change": {"actions": ["no-op"], "importing": {"id": "old"}}},
              {"address": "aws_iam_role.gone", "type": "aws_iam_role", "change": {"actions": ["forget"], "before": {}, "after": null}},
              {"address": "data.aws_ami.a", "type": "aws_ami", "change": {"actions": ["read"]}}
            ]}
            """;

    @Test
    void changes_are_counted_and_the_dangerous_ones_come_first() throws Exception {
        PlanReport report = PlanReport.parse(PLAN);

        assertThat(report.changes())
                .extracting(change -> change.action().word() + " " + change.address())
                .containsExactly(
                        "replace aws_instance.x[0]",
                        "destroy aws_rds_global_cluster.orders",
                        "update aws_rds_cluster.standby",
                        "create aws_vpc.new",
                        "import aws_s3_bucket.old",
                        "forget aws_iam_role.gone");
        assertThat(report.summary()).isEqualTo("2 to add, 1 to change, 2 to destroy (1 of them replaced), 1 to import");
    }

    @Test
    void the_table_tells_reasons_and_hides_what_is_sensitive() throws Exception {
        List<String> table = PlanTable.lines(PlanReport.parse(PLAN));

        assertThat(table)
                .containsExactly(
                        "  REPLACE  aws_instance.x[0]  [forced by ami, network.0.id]",
                        "           ami: \"a\" → \"b\"",
                        "  DESTROY  aws_rds_global_cluster.orders  [delete because no resource config]",
                        "  UPDATE   aws_rds_cluster.standby",
                        "           arn: (none) → (known after apply)",
                        "           global_cluster_identifier: \"orders\" → (none)",
                        "           master_password: (sensitive) → (sensitive)",
                        "  CREATE   aws_vpc.new",
                        "  IMPORT   aws_s3_bucket.old",
                        "  FORGET   aws_iam_role.gone");
    }

    @Test
    void of_a_thousand_resources_every_destroy_is_shown_and_the_rest_is_counted() throws Exception {
        StringBuilder plan = new StringBuilder("{\"resource_changes\": [");
        for (int i = 0; i < 1000; i++) {
            plan.append(i == 0 ? "" : ",")
                    .append("{\"address\": \"r.x%04d\", \"type\": \"r\", \"change\": {\"actions\": [\"%s\"]}}"
                            .formatted(i, i % 4 == 0 ? "delete" : "create"));
        }

        List<String> table = PlanTable.lines(PlanReport.parse(plan.append("]}").toString()));

        assertThat(table).hasSize(251);
        assertThat(table.subList(0, 250)).allMatch(line -> line.startsWith("  DESTROY"));
        assertThat(table.get(250)).isEqualTo("  and 750 more resources: see the step's JSON report");
    }

    @Test
    void a_policy_counts_replacements_as_destroys() throws Exception {
        PlanReport report = PlanReport.parse(PLAN);

        assertThat(PolicyCheck.check("plan", PlanPolicy.NONE, report)).isEqualTo("none");
        assertThat(PolicyCheck.check("plan", new PlanPolicy(2, List.of("aws_vpc")), report))
                .isEqualTo("passed");
        assertThatThrownBy(() -> PolicyCheck.check("plan", new PlanPolicy(1, List.of("aws_instance")), report))
                .hasMessage(
                        "TF-POLICY-01 plan: it destroys 2 objects, allowed are 1; it would replace aws_instance.x[0], whose type is"
                                + " protected. Change the configuration, or have the policy changed by those who own it");
    }
}
