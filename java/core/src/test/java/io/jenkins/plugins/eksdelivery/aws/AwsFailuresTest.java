package io.jenkins.plugins.eksdelivery.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.eksdelivery.failure.Failure;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

class AwsFailuresTest {

    @Test
    void expired_and_invalid_credentials_are_told_apart() {
        assertThat(of(answer(400, "ExpiredTokenException", "expired")).code()).isEqualTo("AWS-CRED-01");
        assertThat(of(answer(403, "InvalidClientTokenId", "invalid")).code()).isEqualTo("AWS-CRED-02");
    }

    @Test
    void a_denied_call_names_who_and_what() {
        Failure denied = of(
                answer(
                        403,
                        "AccessDenied",
                        "User: arn:aws:sts::123456789012:assumed-role/ci/orders-7 is not authorized to perform: rds:SwitchoverGlobalCluster on resource: x"));

        assertThat(denied.code()).isEqualTo("AWS-DENY-01");
        assertThat(denied.why())
                .startsWith("arn:aws:sts::123456789012:assumed-role/ci/orders-7 may not rds:SwitchoverGlobalCluster");
        assertThat(denied.remedy()).isEqualTo("Allow rds:SwitchoverGlobalCluster in a policy of that principal");
    }

    @Test
    void what_may_pass_is_worth_a_retry() {
        assertThat(of(answer(503, "ServiceUnavailable", "down")).retryable()).isTrue();
        assertThat(of(answer(400, "ThrottlingException", "slow")).code()).isEqualTo("AWS-LIMIT-01");
        Failure unreachable = of(SdkClientException.create("no", new ConnectException("refused")));
        assertThat(unreachable.code()).isEqualTo("AWS-NET-01");
        assertThat(unreachable.why()).contains("ConnectException refused");
        assertThat(of(answer(400, "ValidationException", "bad")).retryable()).isFalse();
    }

    @Test
    void an_interrupted_call_is_an_interruption() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> AwsFailures.call("call", () -> {
                    throw AbortedException.create("aborted");
                }))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    private static Failure of(SdkException failed) {
        return AwsFailures.translate("call", failed).failure();
    }

    private static AwsServiceException answer(int status, String code, String message) {
        return AwsServiceException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .build();
    }
}
