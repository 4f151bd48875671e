package io.jenkins.plugins.eksdelivery.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says in a line why no credentials were found. The SDK lists each place that it looked at, twice, and most of them with "not set"; here
 * only those places are told that were set and did not work.
 */
final class MissingCredentials {

    private static final Pattern REASON = Pattern.compile(
            "(\\w+CredentialsProvider)\\([^:]*\\): (.*?)(?=, \\w+CredentialsProvider\\(|\\]\\.?$)", Pattern.DOTALL);

    private static final Pattern NOT_SET =
            Pattern.compile("from system settings|must be set|neither AWS_CONTAINER|contained no credentials"
                    + "|Failed to load credentials from IMDS|not find|does not exist");

    private MissingCredentials() {}

    /** @param told the SDK's message */
    static String why(String told) {
        int list = told.indexOf(" : [");
        if (!told.startsWith("Unable to load credentials from any of the providers") || list < 0) {
            return told;
        }
        List<String> reasons = new ArrayList<>();
        Matcher each = REASON.matcher(told.substring(list));
        while (each.find()) {
            if (!NOT_SET.matcher(each.group(2)).find()) {
                reasons.add(each.group(1).replace("CredentialsProvider", "") + ": " + each.group(2));
            }
        }
        return reasons.isEmpty()
                ? "neither the environment nor a web identity, a profile, the container or the machine gives any"
                : String.join("; ", reasons);
    }
}
