package io.jenkins.plugins.eksdelivery.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ecr.model.EcrException;

class EcrFailureTest {

    @ParameterizedTest
    @CsvSource({
        "AccessDeniedException, 400, PE-DENY-02, false",
        "ExpiredTokenException, 400, PE-AUTH-03, true",
        "UnrecognizedClientException, 400, PE-AUTH-03, true",
        "InvalidParameterException, 400, PE-ECR-02, false",
        "ServerException, 500, PE-ECR-02, true"
    })
    void what_ecr_says_has_its_own_code(String code, int status, String expected, boolean retryable) {
        DeliveryException failure = EcrFailure.of(
                "ecr:DescribeRepositories",
                "us-east-1",
                EcrException.builder()
                        .statusCode(status)
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .errorCode(code)
                                .errorMessage("told")
                                .build())
                        .build());

        assertThat(failure.code()).isEqualTo(expected);
        assertThat(failure.failure().retryable()).isEqualTo(retryable);
        assertThat(failure).hasMessageContaining("ecr:DescribeRepositories in us-east-1: " + code + ": told");
    }

    @Test
    void no_answer_is_worth_a_retry() {
        DeliveryException failure =
                EcrFailure.of("ecr:DescribeRegistry", "us-east-1", SdkClientException.create("no route"));

        assertThat(failure.code()).isEqualTo("PE-ECR-01");
        assertThat(failure.failure().retryable()).isTrue();
    }
}
