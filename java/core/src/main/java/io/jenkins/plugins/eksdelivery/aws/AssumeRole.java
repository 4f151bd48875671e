package io.jenkins.plugins.eksdelivery.aws;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.log.Mask;
import io.jenkins.plugins.eksdelivery.operation.AwsAccess;
import io.jenkins.plugins.eksdelivery.operation.DeliveryContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.Tag;

/** Assumes the role of a withAwsRole block and checks the account before the body starts. */
public final class AssumeRole {

    private static final int LONGEST_SESSION_NAME = 64;

    private final DeliveryContext context;

    public AssumeRole(DeliveryContext context) {
        this.context = context;
    }

    /**
     * Assumes the role at the region's own STS endpoint.
     *
     * @throws DeliveryException AWS-ACCT-01 wrong account, AWS-DENY-01 when the role may not be assumed, AWS-CRED-…, AWS-NET-01
     */
    public AssumeRoleResult run(AssumeRoleRequest request) throws InterruptedException {
        String account = request.role().split(":", 6)[4];
        if (!request.allowedAccountIds().isEmpty()
                && !request.allowedAccountIds().contains(account)) {
            throw new DeliveryException(Failure.permanent(
                    "AWS-ACCT-01",
                    "withAwsRole " + request.role(),
                    "account " + account + " is none of " + String.join(", ", request.allowedAccountIds()),
                    "Use a role of an allowed account"));
        }
        AwsAccess base = source(request);
        boolean tagged = true;
        AssumeRoleResult result;
        try {
            result = assume(base, request, true);
        } catch (DeliveryException denied) {
            if (!denied.failure().message().contains("sts:TagSession")
                    || !request.sessionTags().isEmpty()) {
                throw denied;
            }
            tagged = false;
            result = assume(base, request, false);
        }
        context.log()
                .line("Assumed " + result.identity().arn() + " in " + request.region()
                        + (tagged ? "" : ", without session tags: its trust policy does not allow sts:TagSession"));
        return result;
    }

    private AwsAccess source(AssumeRoleRequest request) {
        AwsAccess given = context.aws().in(request.region());
        Map<String, String> variables = new LinkedHashMap<>(context.environment());
        List<String> others = switch (request.source()) {
            case AUTO, CREDENTIALS_ID -> List.of();
            case POD_IDENTITY -> List.of("AWS_ACCESS_KEY_ID", "AWS_ROLE_ARN", "AWS_PROFILE");
            case IRSA, WEB_IDENTITY -> List.of("AWS_ACCESS_KEY_ID", "AWS_PROFILE");
        };
        if (others.isEmpty()) {
            return given;
        }
        others.forEach(variables::remove);
        variables.put("AWS_REGION", request.region());
        return AwsSession.from(variables);
    }

    private AssumeRoleResult assume(AwsAccess base, AssumeRoleRequest request, boolean tagged)
            throws InterruptedException {
        StsClient sts = base.client(StsClient.builder());
        AwsCredentialsProvider credentials = masked(
                StsAssumeRoleCredentialsProvider.builder()
                        .stsClient(sts)
                        .refreshRequest(toCall(request, tagged))
                        .build(),
                context.mask());
        AwsAccess assumed = new AwsSession(request.region(), credentials, context.environment());
        AwsFailures.call("sts in " + request.region() + ": assume " + request.role(), credentials::resolveCredentials);
        return new AssumeRoleResult(assumed, AwsIdentity.of(assumed));
    }

    private software.amazon.awssdk.services.sts.model.AssumeRoleRequest toCall(
            AssumeRoleRequest request, boolean tagged) {
        var call = software.amazon.awssdk.services.sts.model.AssumeRoleRequest.builder()
                .roleArn(request.role())
                .roleSessionName(sessionName(request.roleSessionName(), context.environment()))
                .durationSeconds(request.durationSeconds());
        if (!request.externalId().isEmpty()) {
            call.externalId(request.externalId());
        }
        if (!request.policy().isEmpty()) {
            call.policy(request.policy());
        }
        if (tagged) {
            call.tags(tags(request.sessionTags(), context.environment()));
        }
        return call.build();
    }

    /** Job and build in the characters that STS allows: letters, digits and {@code +=,.@-_}, 2 to 64 of them. */
    static String sessionName(String given, Map<String, String> environment) {
        String name = given.isEmpty()
                ? environment.getOrDefault("JOB_NAME", "eks-delivery") + "-"
                        + environment.getOrDefault("BUILD_NUMBER", "0")
                : given;
        String clean = name.replaceAll("[^A-Za-z0-9_+=,.@-]", "-");
        return clean.length() > LONGEST_SESSION_NAME ? clean.substring(clean.length() - LONGEST_SESSION_NAME) : clean;
    }

    private static List<Tag> tags(Map<String, String> given, Map<String, String> environment) {
        Map<String, String> all = new LinkedHashMap<>();
        put(all, "eks-delivery:job", environment.getOrDefault("JOB_NAME", ""));
        put(all, "eks-delivery:build", environment.getOrDefault("BUILD_NUMBER", ""));
        all.putAll(given);
        List<Tag> tags = new ArrayList<>();
        all.forEach((key, value) -> tags.add(Tag.builder().key(key).value(value).build()));
        return tags;
    }

    private static void put(Map<String, String> all, String key, String value) {
        if (!value.isEmpty()) {
            all.put(key, value.replaceAll("[^\\p{L}\\p{Z}\\p{N}_.:/=+@-]", "-"));
        }
    }

    /** Every set of credentials is known to the mask before anybody else sees it. */
    private static AwsCredentialsProvider masked(AwsCredentialsProvider provider, Mask mask) {
        return () -> MaskedCredentials.known(provider.resolveCredentials(), mask);
    }
}
