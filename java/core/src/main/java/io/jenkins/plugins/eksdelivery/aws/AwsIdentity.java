package io.jenkins.plugins.eksdelivery.aws;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.operation.AwsAccess;
import io.jenkins.plugins.eksdelivery.operation.DeliveryContext;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Says who the build is to AWS. */
public final class AwsIdentity {

    private final DeliveryContext context;

    public AwsIdentity(DeliveryContext context) {
        this.context = context;
    }

    /**
     * Asks STS of the region.
     *
     * @throws DeliveryException AWS-ACCT-01 when it is another account than the request allows; AWS-…
     */
    public AwsIdentityResult run(AwsIdentityRequest request) throws InterruptedException {
        AwsAccess aws =
                request.region().isEmpty() ? context.aws() : context.aws().in(request.region());
        AwsIdentityResult identity = of(aws);
        if (!request.accountId().isEmpty() && !request.accountId().equals(identity.accountId())) {
            throw wrongAccount(identity, request.accountId());
        }
        return identity;
    }

    /** Who this access is; STS is asked at the region's own endpoint. */
    public static AwsIdentityResult of(AwsAccess aws) throws InterruptedException {
        try (StsClient sts = aws.client(StsClient.builder())) {
            GetCallerIdentityResponse answer =
                    AwsFailures.call("sts in " + aws.region() + ": get caller identity", sts::getCallerIdentity);
            return new AwsIdentityResult(answer.account(), answer.arn(), answer.userId(), aws.region());
        }
    }

    /** AWS-ACCT-01. */
    public static DeliveryException wrongAccount(AwsIdentityResult identity, String allowed) {
        return new DeliveryException(Failure.permanent(
                "AWS-ACCT-01",
                "identity " + identity.arn(),
                "it is of account " + identity.accountId() + ", not " + allowed,
                "Use a role of account " + allowed));
    }
}
