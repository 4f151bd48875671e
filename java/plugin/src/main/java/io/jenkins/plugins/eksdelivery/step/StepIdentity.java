package io.jenkins.plugins.eksdelivery.step;

import io.jenkins.plugins.eksdelivery.aws.AssumeRole;
import io.jenkins.plugins.eksdelivery.aws.AssumeRoleRequest;
import io.jenkins.plugins.eksdelivery.aws.AwsIdentity;
import io.jenkins.plugins.eksdelivery.aws.AwsIdentityResult;
import io.jenkins.plugins.eksdelivery.operation.AwsAccess;
import io.jenkins.plugins.eksdelivery.operation.DeliveryContext;
import java.util.Map;

/** Who a single step acts as: the role of its block, unless its own region, role and accountId say otherwise. */
final class StepIdentity {

    private StepIdentity() {}

    static AwsAccess of(DeliveryContext block, Map<String, Object> arguments) throws InterruptedException {
        AwsAccess aws = block.aws();
        if (arguments.get("region") instanceof String region && !region.isEmpty()) {
            aws = aws.in(region);
        }
        if (arguments.get("role") instanceof String role && !role.isEmpty()) {
            aws = new AssumeRole(block)
                    .run(AssumeRoleRequest.of(Map.of("role", role, "region", aws.region())))
                    .aws();
        }
        if (arguments.get("accountId") instanceof String account && !account.isEmpty()) {
            AwsIdentityResult identity = AwsIdentity.of(aws);
            if (!identity.accountId().equals(account)) {
                throw AwsIdentity.wrongAccount(identity, account);
            }
        }
        return aws;
    }
}
