package io.jenkins.plugins.eksdelivery.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerraformFailureTest {

    @Test
    void a_lock_tells_who_holds_it_since_when_and_is_worth_a_retry() {
        Diagnostic lock = new Diagnostic("Error acquiring the state lock", """
                Error message: operation error S3: PutObject, https response error StatusCode: 412
                Lock Info:
                  ID:        0f6d5b1c-8f2b-6a0e-1f33-7a7e2c7a0b11
                  Path:      state-bucket/prod.tfstate
                  Operation: OperationTypeApply
                  Who:       jenkins@ci-42
                  Version:   1.11.4
                  Created:   2026-01-02 09:14:00 UTC
                """, "", 0, "");

        DeliveryException failed = TerraformFailure.of("terraform plan of infra", List.of(lock), 1);

        assertThat(failed)
                .hasMessage(
                        "TF-LOCK-01 terraform plan of infra: the state lock is held (jenkins@ci-42, since 2026-01-02 09:14:00 UTC, for"
                                + " OperationTypeApply, lock 0f6d5b1c-8f2b-6a0e-1f33-7a7e2c7a0b11). Wait for that run to end, or raise lockTimeout");
        assertThat(failed.failure().retryable()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    TF-STALE-01    | Saved plan is stale | The given plan file can no longer be applied
                    TF-VERSION-01  | Failed to load plan file | plan files cannot be transferred between different Terraform versions
                    TF-VERSION-01  | Unsupported Terraform Core version | This configuration does not support Terraform version 1.11.4
                    TF-BACKEND-01  | Backend configuration changed | A change in the backend configuration has been detected
                    TF-BACKEND-01  | Error refreshing state | S3 bucket "gone" does not exist
                    TF-BACKEND-01  | Error asking for state migration action | input is disabled
                    TF-CRED-01     | No valid credential sources found | Please see https://developer.hashicorp.com
                    TF-CRED-01     | creating EC2 VPC | api error ExpiredToken: The security token included in the request is expired
                    TF-PROVIDER-01 | Failed to query available provider packages | Could not retrieve the list of available versions
                    TF-MODULE-01   | Module not installed | This module is not yet installed
                    TF-VAR-01      | No value for required variable | The root module input variable "name" is not set
                    TF-RUN-01      | creating EC2 VPC | api error VpcLimitExceeded
                    """)
    void what_terraform_reports_has_a_code(String code, String summary, String detail) {
        DeliveryException failed =
                TerraformFailure.of("terraform apply of infra", List.of(new Diagnostic(summary, detail, "", 0, "")), 1);

        assertThat(failed.code()).isEqualTo(code);
        assertThat(failed)
                .hasMessageContaining(summary.split(" ", 2)[0].equals("Saved") ? "the state has changed" : summary);
    }

    @Test
    void a_resource_that_fails_is_no_mistake_in_the_source() {
        Diagnostic resource = new Diagnostic("creating VPC", "limit", "main.tf", 5, "aws_vpc.this");
        Diagnostic source = new Diagnostic("Unsupported argument", "not expected here", "main.tf", 5, "aws_vpc.this");

        Diagnostic answer = new Diagnostic(
                "updating EKS Cluster (orders) version: deserialization failed, invalid character '<'",
                "",
                "main.tf",
                10,
                "aws_eks_cluster.this");

        assertThat(TerraformFailure.of("x", List.of(resource), 1).code()).isEqualTo("TF-RUN-01");
        assertThat(TerraformFailure.of("x", List.of(answer), 1).code()).isEqualTo("TF-RUN-01");
        assertThat(TerraformFailure.of("x", List.of(source), 1).code()).isEqualTo("TF-HCL-01");
    }

    @Test
    void an_end_without_a_reported_error_is_told_with_its_status() {
        assertThat(TerraformFailure.of("terraform plan of infra", List.of(), 137))
                .hasMessageContaining("TF-RUN-02 terraform plan of infra: it ended with exit status 137");
    }

    @Test
    void text_errors_are_read_with_their_place() {
        List<Diagnostic> errors = Diagnostic.parse("""
                Initializing the backend...

                Error: Terraform encountered problems during initialisation, including problems
                with the configuration, described below.


                Error: Missing newline after block definition

                  on main.tf line 4, in variable "pw":
                   2: variable "pw" {
                   3:   type = string
                   4: }}

                A block definition must end with a newline.
                """);

        assertThat(errors).hasSize(2);
        assertThat(errors.get(1))
                .isEqualTo(new Diagnostic(
                        "Missing newline after block definition",
                        "A block definition must end with a newline.",
                        "main.tf",
                        4,
                        ""));
    }
}
