package io.jenkins.plugins.eksdelivery.aws;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** Translates what the AWS SDK throws into failures with a code and a remedy. */
public final class AwsFailures {

    /** https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html and the older names that services still use. */
    private static final Set<String> EXPIRED =
            Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired");

    private static final Set<String> INVALID = Set.of(
            "InvalidClientTokenId",
            "UnrecognizedClientException",
            "SignatureDoesNotMatch",
            "InvalidSignatureException",
            "AuthFailure",
            "InvalidAccessKeyId",
            "InvalidIdentityToken");
    private static final Set<String> DENIED = Set.of(
            "AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "AuthorizationError", "NotAuthorized");

    private static final Pattern WHO_MAY_NOT_WHAT =
            Pattern.compile("(?:User: )?(\\S+) is not authorized to perform: (\\S+)");

    private AwsFailures() {}

    /**
     * Makes a call and translates what it throws.
     *
     * @param what the object and the act, such as {@code aurora global cluster orders: describe}
     * @throws InterruptedException when the thread was interrupted during the call, whose effect is then unknown
     */
    public static <T> T call(String what, Callable<T> call) throws InterruptedException {
        try {
            return call.call();
        } catch (AbortedException interrupted) {
            Thread.interrupted(); // AbortedException leaves the flag set, InterruptedException must not
            InterruptedException told = new InterruptedException(what);
            told.initCause(interrupted);
            throw told;
        } catch (SdkException failed) {
            throw translate(what, failed);
        } catch (InterruptedException | RuntimeException passedOn) {
            throw passedOn;
        } catch (Exception unexpected) {
            throw new IllegalStateException(what, unexpected);
        }
    }

    /** The failure that this exception tells. */
    public static DeliveryException translate(String what, SdkException failed) {
        return new DeliveryException(failure(what, failed), failed);
    }

    private static Failure failure(String what, SdkException failed) {
        if (failed instanceof AwsServiceException answered) {
            return answered(what, answered);
        }
        String told = Objects.requireNonNullElse(failed.getMessage(), failed.toString());
        if (told.contains("Unable to load credentials") || told.contains("credential")) {
            return Failure.permanent(
                    "AWS-CRED-02",
                    what,
                    "no usable credentials: " + MissingCredentials.why(told),
                    "Give the build a role (withAwsRole), AWS_PROFILE, or keys in the environment");
        }
        if (failed instanceof ApiCallTimeoutException
                || failed instanceof ApiCallAttemptTimeoutException
                || isNetwork(failed)) {
            return Failure.transientFault(
                    "AWS-NET-01",
                    what,
                    "AWS could not be reached: " + rootMessage(failed),
                    "Check the network, AWS_ENDPOINT_URL and whether the region is up");
        }
        return Failure.permanent("AWS-CALL-01", what, told, "Correct the request");
    }

    private static Failure answered(String what, AwsServiceException failed) {
        AwsErrorDetails details = failed.awsErrorDetails();
        String code =
                details == null || details.errorCode() == null ? "HTTP " + failed.statusCode() : details.errorCode();
        String told = details == null || details.errorMessage() == null ? failed.getMessage() : details.errorMessage();
        String why = code + ": " + told;
        if (EXPIRED.contains(code)) {
            return Failure.permanent(
                    "AWS-CRED-01",
                    what,
                    "the credentials have expired (" + why + ")",
                    "Sign in again, or use withAwsRole");
        }
        if (INVALID.contains(code)) {
            return Failure.permanent(
                    "AWS-CRED-02",
                    what,
                    "AWS does not accept the credentials (" + why + ")",
                    "Check AWS_ACCESS_KEY_ID or AWS_PROFILE of the build, or use withAwsRole");
        }
        if (DENIED.contains(code)) {
            return denied(what, told == null ? "" : told, why);
        }
        if (failed.isThrottlingException()) {
            return Failure.transientFault("AWS-LIMIT-01", what, "AWS throttles (" + why + ")", "Try again in a minute");
        }
        if (failed.statusCode() >= 500) {
            return Failure.transientFault(
                    "AWS-NET-02",
                    what,
                    "the service is in trouble (" + why + ")",
                    "Try again, or see the AWS health page");
        }
        return Failure.permanent("AWS-CALL-01", what, why, "Correct the request");
    }

    private static Failure denied(String what, String told, String why) {
        Matcher matcher = WHO_MAY_NOT_WHAT.matcher(told);
        return matcher.find()
                ? Failure.permanent(
                        "AWS-DENY-01",
                        what,
                        matcher.group(1) + " may not " + matcher.group(2) + " (" + told + ")",
                        "Allow " + matcher.group(2) + " in a policy of that principal")
                : Failure.permanent("AWS-DENY-01", what, why, "Allow the call in a policy of the role");
    }

    private static boolean isNetwork(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    private static String rootMessage(Throwable failed) {
        Throwable root = failed;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + " " + Objects.requireNonNullElse(root.getMessage(), "");
    }
}
