package io.jenkins.plugins.eksdelivery.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eksdelivery.failure.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HelmFailureTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    HD-CHART-01   | Error: non-absolute URLs should be in form of repo_name/path_to_chart, got: nochart
                    HD-CHART-01   | Error: repo norepo not found
                    HD-CHART-02   | Error: parse error at (orders/templates/bad.yaml:1): function "nix" not defined
                    HD-VALUES-01  | Error: values don't meet the specifications of the schema(s) in the following chart(s): orders
                    HD-AUTH-01    | Error: query: failed to query with labels: Unauthorized
                    HD-QUOTA-01   | Error: pods "x" is forbidden: exceeded quota: small, requested: cpu=1
                    HD-NS-01      | Error: create: failed to create: namespaces "nix" not found
                    HD-PEND-01    | Error: UPGRADE FAILED: another operation (install/upgrade/rollback) is in progress
                    HD-IMMUT-01   | Error: UPGRADE FAILED: Deployment.apps "o" is invalid: spec.selector: Invalid value: field is immutable
                    HD-OWNER-01   | Error: Unable to continue with install: Service "o" exists and cannot be imported into the current release
                    HD-WEBHOOK-01 | Error: admission webhook "policy.example" denied the request: no root
                    HD-HOOK-01    | Error: UPGRADE FAILED: pre-upgrade hooks failed: job migrate failed: BackoffLimitExceeded
                    HD-NET-01     | Error: Kubernetes cluster unreachable: Get "https://127.0.0.1:1/version": dial tcp: connection refused
                    HD-READY-01   | Error: UPGRADE FAILED: context deadline exceeded
                    HD-RUN-01     | Error: something new
                    """)
    void what_helm_says_has_a_code(String code, String said) {
        Failure failure = HelmFailure.of("release default/orders", new HelmCli.Ended(1, "", said + "\n"));

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.why()).isEqualTo(said.substring("Error: ".length()));
        assertThat(failure.retryable()).isEqualTo(code.equals("HD-NET-01"));
    }

    @Test
    void a_missing_right_names_the_principal_and_the_rule() {
        Failure failure = HelmFailure.of(
                "release default/orders",
                new HelmCli.Ended(
                        1,
                        "",
                        "Error: secrets is forbidden: User \"arn:aws:iam::1:role/deploy\" cannot list resource \"secrets\" in API group \"\""));

        assertThat(failure.code()).isEqualTo("HD-RBAC-01");
        assertThat(failure.why()).isEqualTo("arn:aws:iam::1:role/deploy may not list secrets");
    }

    @Test
    void warnings_are_not_the_error() {
        Failure failure = HelmFailure.of(
                "release default/orders",
                new HelmCli.Ended(
                        1, "", "WARNING: Kubernetes configuration file is group-readable\nError: repo x not found\n"));

        assertThat(failure.why()).isEqualTo("repo x not found");
    }
}
