package io.jenkins.plugins.eksdelivery.aws;

import io.jenkins.plugins.eksdelivery.parameter.Arguments;
import io.jenkins.plugins.eksdelivery.parameter.ParameterSet;
import java.io.Serializable;
import java.util.Map;

/**
 * Asks who the build is to AWS.
 *
 * @param region region whose STS is asked; "" for that of the enclosing block
 * @param accountId account that it must be; "" for any
 */
public record AwsIdentityRequest(String region, String accountId) implements Serializable {

    public static final ParameterSet PARAMETERS = ParameterSet.of(
                    "awsIdentity",
                    "Says which account and role the build acts as, and fails when it is another than accountId.")
            .common()
            .build();

    public static AwsIdentityRequest of(Map<String, ?> given) {
        Arguments arguments = PARAMETERS.read(given);
        String account = arguments.optionalText("accountId").orElse("");
        if (!account.matches("(\\d{12})?")) {
            throw arguments.notAllowed("accountId", "'" + account + "' is not an account", "Give twelve digits");
        }
        return new AwsIdentityRequest(arguments.optionalText("region").orElse(""), account);
    }
}
