package io.jenkins.plugins.eksdelivery.registry;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Turns an exception of a call to ECR's API into a failure that says what to do. */
final class EcrFailure {

    private static final Set<String> DENIED = Set.of("AccessDeniedException", "AccessDenied", "UnauthorizedOperation");
    private static final Set<String> EXPIRED =
            Set.of("ExpiredTokenException", "ExpiredToken", "UnrecognizedClientException", "InvalidSignatureException");

    private EcrFailure() {}

    /** @param action the API's name of the call, such as ecr:DescribeRepositories */
    static DeliveryException of(String action, String region, SdkException cause) {
        return new DeliveryException(failure(action, action + " in " + region, cause), cause);
    }

    private static Failure failure(String action, String what, SdkException cause) {
        if (!(cause instanceof AwsServiceException answered) || answered.awsErrorDetails() == null) {
            return Failure.transientFault(
                    "PE-ECR-01",
                    what,
                    "no answer: " + cause.getMessage(),
                    "Check that the controller reaches ECR in this region, then run the step again");
        }
        String code = String.valueOf(answered.awsErrorDetails().errorCode());
        String why = code + ": " + answered.awsErrorDetails().errorMessage();
        if (DENIED.contains(code)) {
            return Failure.permanent(
                    "PE-DENY-02",
                    what,
                    why,
                    "Allow " + action
                            + " in the policy of the role; for a registry of another account its policy must allow it too");
        }
        if (EXPIRED.contains(code)) {
            return Failure.transientFault(
                    "PE-AUTH-03", what, why, "Run the step within withAwsRole, which renews the credentials");
        }
        boolean passing = answered.isThrottlingException() || answered.statusCode() >= 500;
        return new Failure(
                "PE-ECR-02",
                what,
                why,
                passing ? "Run the step again later" : "Read ECR's message and correct what it names",
                passing);
    }
}
