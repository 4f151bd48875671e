package io.jenkins.plugins.eksdelivery.aws;

import io.jenkins.plugins.eksdelivery.parameter.Arguments;
import io.jenkins.plugins.eksdelivery.parameter.ParameterSet;
import io.jenkins.plugins.eksdelivery.parameter.ParameterType;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The role and region of a withAwsRole block.
 *
 * @param role ARN of the role to assume
 * @param region region of the block
 * @param durationSeconds how long one set of credentials lasts, 900 to 43200; renewed while the body runs
 * @param roleSessionName name in CloudTrail; "" for job and build number
 * @param externalId what the role's trust policy asks of third parties; "" for none
 * @param sessionTags tags of the session, beside job and build
 * @param policy JSON policy that narrows the role; "" for none
 * @param source where the first credentials come from
 * @param credentialsId credential of source credentialsId; "" for none
 * @param allowedAccountIds accounts in which the body may run; empty for any
 * @param expose how programs in the body get the credentials
 */
public record AssumeRoleRequest(
        String role,
        String region,
        int durationSeconds,
        String roleSessionName,
        String externalId,
        Map<String, String> sessionTags,
        String policy,
        Source source,
        String credentialsId,
        List<String> allowedAccountIds,
        Expose expose)
        implements Serializable {

    /** Where the first credentials come from. */
    public enum Source {
        AUTO,
        POD_IDENTITY,
        IRSA,
        WEB_IDENTITY,
        CREDENTIALS_ID
    }

    /** How programs in the body get the credentials. */
    public enum Expose {
        /** A private credentials file that is kept fresh. */
        PROFILE,
        /** The three variables; they end with the first set of credentials. */
        ENV
    }

    private static final Pattern ROLE = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/[\\w+=,.@/-]{1,512}");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");

    public static final ParameterSet PARAMETERS = ParameterSet.of(
                    "withAwsRole",
                    "Runs its body as an IAM role in a region. Credentials are renewed for as long as the body runs; the wrong account"
                            + " fails before the body starts.")
            .required("role", ParameterType.TEXT, "ARN of the role to assume.")
            .required("region", ParameterType.TEXT, "AWS region of the body.")
            .integer("durationSeconds", 3600L, 900, 43_200, "How long one set of credentials lasts.")
            .optional(
                    "roleSessionName", ParameterType.TEXT, "", "Name in CloudTrail; job and build number unless given.")
            .optional("externalId", ParameterType.TEXT, "", "What the role's trust policy asks of third parties.")
            .optional("sessionTags", ParameterType.TEXT_MAP, "Tags of the session, beside job and build.")
            .optional("policy", ParameterType.TEXT, "", "JSON policy that narrows the role.")
            .choice("source", Source.class, Source.AUTO, "Where the first credentials come from.")
            .optional(
                    "credentialsId",
                    ParameterType.TEXT,
                    "",
                    "Credential that holds the first keys, with source credentials-id.")
            .optional(
                    "allowedAccountIds",
                    ParameterType.TEXT_LIST,
                    "Accounts in which the body may run; any unless given.")
            .choice("expose", Expose.class, Expose.PROFILE, "How programs in the body get the credentials.")
            .build();

    public AssumeRoleRequest {
        sessionTags = Map.copyOf(sessionTags);
        allowedAccountIds = List.copyOf(allowedAccountIds);
    }

    public static AssumeRoleRequest of(Map<String, ?> given) {
        Arguments arguments = PARAMETERS.read(given);
        AssumeRoleRequest request = new AssumeRoleRequest(
                arguments.text("role"),
                arguments.text("region"),
                arguments.integer("durationSeconds"),
                arguments.text("roleSessionName"),
                arguments.text("externalId"),
                arguments.textMap("sessionTags"),
                arguments.text("policy"),
                arguments.choice("source", Source.class),
                arguments.text("credentialsId"),
                arguments.texts("allowedAccountIds"),
                arguments.choice("expose", Expose.class));
        request.check(arguments);
        return request;
    }

    private void check(Arguments arguments) {
        if (!ROLE.matcher(role).matches()) {
            throw arguments.notAllowed(
                    "role", "'" + role + "' is not the ARN of a role", "Give arn:aws:iam::<account>:role/<name>");
        }
        if (!REGION.matcher(region).matches()) {
            throw arguments.notAllowed("region", "'" + region + "' is not a region", "Give one such as us-east-1");
        }
        for (String account : allowedAccountIds) {
            if (!ACCOUNT.matcher(account).matches()) {
                throw arguments.notAllowed(
                        "allowedAccountIds", "'" + account + "' is not an account", "Give twelve digits");
            }
        }
        if (source == Source.CREDENTIALS_ID && credentialsId.isEmpty()) {
            throw arguments.notAllowed("credentialsId", "source credentials-id needs it", "Give credentialsId");
        }
    }
}
