package io.jenkins.plugins.eksdelivery.image;

import io.jenkins.plugins.eksdelivery.failure.Failure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds in a builder's last lines which of the things that users meet has happened. */
final class BuildFailure {

    private static final Pattern FAILED_LINE = Pattern.compile("^\\s*(\\d+) \\| >>> (.*)$");
    private static final Pattern FAILED_STEP = Pattern.compile("building at STEP \"(.+?)\"");
    private static final Pattern ERROR = Pattern.compile("(?i)^(error|fatal).*");
    private static final Pattern KILLED =
            Pattern.compile("exit (code|status):? 137|signal: killed|out of memory|oom-?kill");
    private static final Pattern LIMITED = Pattern.compile("toomanyrequests|too many requests|\\b429\\b|rate limit");
    private static final Pattern REFUSED = Pattern.compile(
            "\\b401\\b|\\b403 forbidden|unauthorized|authentication required|access denied|pull access denied|no basic auth");
    private static final Pattern UNKNOWN_IMAGE = Pattern.compile(
            "manifest unknown|name unknown|repository .* not (found|known)|failed to resolve source metadata.*not found|: not found");
    private static final Pattern NETWORK = Pattern.compile(
            "dial tcp|no such host|i/o timeout|connection refused|connection reset|tls handshake timeout");
    private static final Pattern ROOTLESS = Pattern.compile(
            "newuidmap|newgidmap|rootlesskit.*(not permitted|denied)|unshare.*not permitted|fork/exec.*not permitted"
                    + "|(failed to mount|error mounting).*(permission denied|not permitted)|userns|subuid");

    private BuildFailure() {}

    /**
     * Explains the failure.
     *
     * @param what such as "build of orders by buildah"
     * @param exitCode of the builder
     * @param lines its last lines
     */
    static Failure of(String what, int exitCode, List<String> lines) {
        String text = String.join("\n", lines).toLowerCase(Locale.ROOT);
        String told = told(lines, exitCode);
        if (exitCode == 137 || KILLED.matcher(text).find()) {
            return Failure.permanent(
                    "BI-MEM-01",
                    what,
                    "a process was killed (137), which is the memory limit's doing: " + told,
                    "Raise the memory limit of the build container, or lower what the instruction takes (fewer jobs at once)");
        }
        if (text.contains("no space left on device")) {
            return Failure.permanent(
                    "BI-DISK-01",
                    what,
                    "the disk is full: " + told,
                    "Raise the ephemeral-storage of the pod or the agent's disk, or clear the builder's cache");
        }
        if (text.contains("error exporting cache")
                || text.contains("failed to export cache")
                || text.contains("cache export")) {
            return Failure.permanent(
                    "BI-CACHE-01",
                    what,
                    "the registry did not take the build cache: " + told,
                    "Check that the repository of cacheTo exists, that its tags are mutable, and that the role may push to it");
        }
        if (ROOTLESS.matcher(text).find()) {
            return Failure.permanent(
                    "BI-ROOTLESS-01",
                    what,
                    "the node does not let the builder run without root: " + told,
                    "Allow user namespaces on the node (sysctl user.max_user_namespaces) and, in a pod, seccomp and AppArmor"
                            + " unconfined and BUILDKITD_FLAGS=--oci-worker-no-process-sandbox; or use builder: 'buildah'");
        }
        Failure base = baseImage(what, text, told);
        if (base != null) {
            return base;
        }
        return exitCode == 70 || exitCode == 71
                ? Failure.permanent(
                        "BI-DAEMON-01",
                        what,
                        told,
                        "Read the lines of buildkitd above; set BUILDKIT_HOST to use another one")
                : Failure.permanent(
                        "BI-RUN-01", what, told, "Read the lines above and correct the Dockerfile or what it calls");
    }

    private static @Nullable Failure baseImage(String what, String text, String told) {
        if (LIMITED.matcher(text).find()) {
            return Failure.transientFault(
                    "BI-BASE-02",
                    what,
                    "the registry of a base image asks for fewer pulls (429): " + told,
                    "Pull it through an ECR pull-through cache or copy it to ECR, or run the step again later");
        }
        if (REFUSED.matcher(text).find()) {
            return Failure.permanent(
                    "BI-BASE-01",
                    what,
                    "the registry of a base image refused the pull: " + told,
                    "Correct the name of the base image, or run the step within withAwsRole whose role may pull from that ECR");
        }
        if (UNKNOWN_IMAGE.matcher(text).find()) {
            return Failure.permanent(
                    "BI-BASE-03",
                    what,
                    "a base image is not there: " + told,
                    "Correct the reference in the Dockerfile's FROM");
        }
        if (text.contains("non-empty layers, but we have")) {
            return Failure.permanent(
                    "BI-BASE-04",
                    what,
                    "the base image's history does not list its layers, which buildah insists on: " + told,
                    "Use builder: 'buildkit', or build the base image with a builder that writes its history");
        }
        if (NETWORK.matcher(text).find()) {
            return Failure.transientFault(
                    "BI-NET-01",
                    what,
                    "the network failed: " + told,
                    "Check that the agent reaches the registries and mirrors that the Dockerfile names, then run the step again");
        }
        return null;
    }

    /** The instruction that failed, where the builder says, and its last error. */
    private static String told(List<String> lines, int exitCode) {
        Optional<String> instruction =
                lines.stream().flatMap(line -> instruction(line).stream()).reduce((earlier, later) -> later);
        Optional<String> error = lines.stream()
                .filter(line -> ERROR.matcher(line.strip()).matches())
                .reduce((earlier, later) -> later)
                .or(() -> lines.stream().reduce((earlier, later) -> later));
        return instruction.map(text -> text + ", ").orElse("") + "exit status " + exitCode
                + error.map(text -> ": " + text.strip()).orElse("");
    }

    private static Optional<String> instruction(String line) {
        Matcher buildkit = FAILED_LINE.matcher(line);
        if (buildkit.matches()) {
            return Optional.of("Dockerfile line " + buildkit.group(1) + " ("
                    + buildkit.group(2).strip() + ")");
        }
        Matcher buildah = FAILED_STEP.matcher(line);
        return buildah.find() ? Optional.of("instruction " + buildah.group(1)) : Optional.empty();
    }
}
