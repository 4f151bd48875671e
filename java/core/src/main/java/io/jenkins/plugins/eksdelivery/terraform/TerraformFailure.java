package io.jenkins.plugins.eksdelivery.terraform;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what terraform reports into a failure that says what to do. */
final class TerraformFailure {

    private static final Pattern LOCK_FIELD = Pattern.compile("(?m)^\\s*(ID|Who|Created|Operation):\\s+(.+?)\\s*$");
    private static final Pattern CREDENTIALS = Pattern.compile(
            "ExpiredToken|No valid credential sources|InvalidClientTokenId|security token included in the request is"
                    + "|failed to refresh cached credentials|UnrecognizedClientException|InvalidAccessKeyId");
    private static final Pattern BACKEND = Pattern.compile(
            "Backend configuration changed|state migration action|Backend initialization required|Backend configuration|NoSuchBucket|S3 bucket .* does not exist"
                    + "|Failed to get existing workspaces|Error loading state|Failed to load state|Error refreshing state"
                    + "|Unsupported backend type|Error inspecting states|Invalid backend|backend configuration argument");
    private static final Pattern PROVIDER = Pattern.compile(
            "Failed to query available provider packages|Failed to install provider|Required plugins are not installed"
                    + "|Inconsistent dependency lock file|Missing required provider|Failed to instantiate provider");
    private static final Pattern MODULE =
            Pattern.compile("Module not installed|Failed to download module|Unreadable module");
    private static final Pattern VARIABLE = Pattern.compile(
            "No value for required variable|Invalid value for (input )?variable|Value for undeclared variable"
                    + "|Failed to read variables? (definitions )?file|Invalid value for variable");
    private static final Pattern VERSION = Pattern.compile(
            "plan files cannot be transferred between different|Unsupported Terraform Core version|Unsupported OpenTofu Core version"
                    + "|state snapshot was created by");
    private static final Pattern SOURCE = Pattern.compile(
            "(?i)unsupported (argument|block|attribute)|missing (required argument|newline|item|attribute|name)|invalid (expression|reference"
                    + "|resource type|block|character|function|template|argument|multi-line|index|operand)|reference to undeclared"
                    + "|argument or block definition|unclosed|duplicate|attribute redefined|call to unknown function|unexpected|cycle");

    private TerraformFailure() {}

    /**
     * The failure of a command that ended with an error.
     *
     * @param what the command and the stack, such as {@code terraform plan of infra}
     * @param errors what terraform reported; may be empty when it died
     * @param exitCode its exit status
     */
    static DeliveryException of(String what, List<Diagnostic> errors, int exitCode) {
        // init says first that something is wrong, and then what.
        List<Diagnostic> telling = errors.size() < 2
                ? errors
                : errors.stream()
                        .filter(error -> !error.summary().contains("encountered problems during initiali"))
                        .toList();
        return new DeliveryException(failure(what, telling, exitCode));
    }

    private static Failure failure(String what, List<Diagnostic> errors, int exitCode) {
        if (errors.isEmpty()) {
            return Failure.permanent(
                    "TF-RUN-02",
                    what,
                    "it ended with exit status " + exitCode + " and reported no error",
                    "Read the lines above; run it again with TF_LOG=debug in the environment");
        }
        Diagnostic first = errors.get(0);
        for (Diagnostic error : errors) {
            if (error.summary().contains("acquiring the state lock")) {
                return locked(what, error);
            }
        }
        String text = first.summary() + "\n" + first.detail();
        String why = first.told() + (errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more, above)");
        if (text.contains("Saved plan is stale")) {
            return stale(what, "terraform finds that the state has changed since the plan was made");
        }
        if (VERSION.matcher(text).find()) {
            return Failure.permanent(
                    "TF-VERSION-01", what, why, "Plan and apply with the version that the stack asks for");
        }
        if (CREDENTIALS.matcher(text).find()) {
            return Failure.permanent(
                    "TF-CRED-01", what, why, "Wrap the step in withAwsRole, or give it valid credentials");
        }
        if (PROVIDER.matcher(text).find()) {
            return Failure.transientFault(
                    "TF-PROVIDER-01",
                    what,
                    why,
                    "Check the network, or name a provider mirror in the file that TF_CLI_CONFIG_FILE points at");
        }
        if (MODULE.matcher(text).find()) {
            return Failure.permanent("TF-MODULE-01", what, why, "Correct the module's source, and keep init: true");
        }
        if (BACKEND.matcher(text).find()) {
            return Failure.permanent(
                    "TF-BACKEND-01",
                    what,
                    why,
                    "Correct backendConfig (bucket, key, region) and check that the bucket exists");
        }
        if (VARIABLE.matcher(text).find()) {
            return Failure.permanent("TF-VAR-01", what, why, "Give the variable in vars or varFiles");
        }
        if (first.located()
                && (first.address().isEmpty() || SOURCE.matcher(first.summary()).lookingAt())) {
            return Failure.permanent("TF-HCL-01", what, why, "Correct " + first.file() + " line " + first.line());
        }
        return Failure.permanent("TF-RUN-01", what, why, "Correct the cause and plan again");
    }

    /** TF-STALE-01. */
    static Failure stale(String what, String why) {
        return Failure.permanent("TF-STALE-01", what, why, "Run terraformPlan again and have the new plan approved");
    }

    private static Failure locked(String what, Diagnostic error) {
        String who = "";
        String since = "";
        String id = "";
        String operation = "";
        Matcher field = LOCK_FIELD.matcher(error.detail());
        while (field.find()) {
            switch (field.group(1)) {
                case "Who" -> who = field.group(2);
                case "Created" -> since = field.group(2);
                case "ID" -> id = field.group(2);
                default -> operation = field.group(2);
            }
        }
        String holder = who.isEmpty() ? error.told() : who + ", since " + since + ", for " + operation + ", lock " + id;
        return Failure.transientFault(
                "TF-LOCK-01",
                what,
                "the state lock is held (" + holder + ")",
                "Wait for that run to end, or raise lockTimeout");
    }
}
