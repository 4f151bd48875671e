package io.jenkins.plugins.eksdelivery.helm;

import io.jenkins.plugins.eksdelivery.parameter.Arguments;
import io.jenkins.plugins.eksdelivery.parameter.ParameterSet;
import io.jenkins.plugins.eksdelivery.parameter.ParameterType;
import java.io.Serializable;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call of {@code helmDeploy}.
 *
 * @param release name of the release
 * @param chart folder, {@code repo/name} or {@code oci://…}
 * @param version version of the chart; "" for the newest, or for a folder
 * @param namespace default {@code default}
 * @param cluster name of the EKS cluster; "" when kubeconfig is given
 * @param kubeconfig path of a kubeconfig in the workspace; "" when cluster is given
 * @param createNamespace makes the namespace when it is not there; default false
 * @param values value files, relative to the build's current directory; later ones win
 * @param set single values by path ({@code service.port}); they win over the files
 * @param image the image that must run; null when the chart decides
 * @param waitReady waits until every resource is ready; default true
 * @param waitForJobs waits until jobs have ended too; default true
 * @param timeout how long to wait; default 5 minutes
 * @param rollbackOnFailure goes back to the revision before; default true
 * @param cleanupOnFail deletes resources that the failed upgrade created; default false
 * @param historyMax revisions to keep, 1 to 256; default 10
 * @param diff says what changes before it deploys; default true
 * @param pendingRecovery what to do with a release that a killed run left pending
 * @param verifyDigest fails unless the pods run the very digest of {@code image}; default true
 * @param captureLogsOnFailure keeps events, container states and last log lines before the rollback; default true
 * @param forceReplace replaces resources that can't be patched; default false
 * @param region AWS region of the cluster; "" for that of the enclosing block
 * @param dryRun says what would change and changes nothing
 */
public record HelmDeployRequest(
        String release,
        String chart,
        String version,
        String namespace,
        String cluster,
        String kubeconfig,
        boolean createNamespace,
        List<String> values,
        Map<String, Object> set,
        @Nullable ImageReference image,
        boolean waitReady,
        boolean waitForJobs,
        Duration timeout,
        boolean rollbackOnFailure,
        boolean cleanupOnFail,
        int historyMax,
        boolean diff,
        PendingRecovery pendingRecovery,
        boolean verifyDigest,
        boolean captureLogsOnFailure,
        boolean forceReplace,
        String region,
        boolean dryRun)
        implements Serializable {

    public static final ParameterSet PARAMETERS = ParameterSet.of(
                    "helmDeploy",
                    "Installs or upgrades a release, waits until it is ready, and says why when it does not get there.")
            .required("release", ParameterType.TEXT, "Name of the release.")
            .required("chart", ParameterType.TEXT, "Folder of the chart, repo/name, or oci://….")
            .optional("version", ParameterType.TEXT, "Version of the chart; the newest unless given.")
            .optional("namespace", ParameterType.TEXT, "default", "Namespace of the release.")
            .optional("cluster", ParameterType.TEXT, "Name of the EKS cluster.")
            .optional("kubeconfig", ParameterType.TEXT, "Path of a kubeconfig in the workspace, instead of cluster.")
            .optional("createNamespace", ParameterType.FLAG, false, "Makes the namespace when it is not there.")
            .optional("values", ParameterType.TEXT_LIST, "Value files; later ones win.")
            .optional(
                    "set",
                    ParameterType.MAP,
                    "Single values by path, such as ['service.port': 8080]; they win over files.")
            .optional(
                    "image",
                    ParameterType.MAP,
                    "Image that must run: repository, digest, valuePath ('image'); or the result of pushToEcr.")
            .optional("wait", ParameterType.FLAG, true, "Waits until every resource is ready.")
            .optional("waitForJobs", ParameterType.FLAG, true, "Waits until jobs have ended too.")
            .optional("timeout", ParameterType.DURATION, "5m", "How long to wait.")
            .optional(
                    "rollbackOnFailure",
                    ParameterType.FLAG,
                    "Goes back to the revision before on failure; true unless given.")
            .optional("atomic", ParameterType.FLAG, "Another name of rollbackOnFailure.")
            .optional("cleanupOnFail", ParameterType.FLAG, false, "Deletes what a failed upgrade created.")
            .integer("historyMax", 10L, 1, 256, "Revisions to keep.")
            .optional("diff", ParameterType.FLAG, true, "Says what changes before it deploys.")
            .choice(
                    "pendingRecovery",
                    PendingRecovery.class,
                    PendingRecovery.AUTO,
                    "What to do with a release left pending.")
            .optional("verifyDigest", ParameterType.FLAG, true, "Fails unless the pods run the very digest of image.")
            .optional(
                    "captureLogsOnFailure",
                    ParameterType.FLAG,
                    true,
                    "Keeps events, container states and last log lines before the rollback.")
            .optional("forceReplace", ParameterType.FLAG, false, "Replaces resources that can't be patched.")
            .planned("failOnDestructiveDiff", "tests")
            .common()
            .build();

    public HelmDeployRequest {
        values = List.copyOf(values);
        set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
    }

    /** Checks what an author gave. */
    public static HelmDeployRequest of(Map<String, ?> given) {
        Arguments arguments = PARAMETERS.read(given);
        String chart = arguments.text("chart");
        if (chart.isBlank() || chart.startsWith("-")) {
            throw arguments.notAllowed("chart", "'" + chart + "' is no chart", "Give a folder, repo/name or oci://…");
        }
        return new HelmDeployRequest(
                ReleaseName.release(arguments),
                chart,
                arguments.optionalText("version").orElse(""),
                ReleaseName.namespace(arguments),
                ReleaseName.cluster(arguments),
                arguments.optionalText("kubeconfig").orElse(""),
                arguments.flag("createNamespace"),
                arguments.texts("values"),
                arguments.map("set"),
                ImageReference.of(arguments),
                arguments.flag("wait"),
                arguments.flag("waitForJobs"),
                arguments.duration("timeout"),
                rollbackOnFailure(arguments),
                arguments.flag("cleanupOnFail"),
                arguments.integer("historyMax"),
                arguments.flag("diff"),
                arguments.choice("pendingRecovery", PendingRecovery.class),
                arguments.flag("verifyDigest"),
                arguments.flag("captureLogsOnFailure"),
                arguments.flag("forceReplace"),
                arguments.optionalText("region").orElse(""),
                arguments.flag("dryRun"));
    }

    private static boolean rollbackOnFailure(Arguments arguments) {
        if (arguments.has("atomic") && arguments.has("rollbackOnFailure")) {
            throw arguments.notAllowed("atomic", "it is another name of rollbackOnFailure", "Give one of the two");
        }
        if (arguments.has("atomic")) {
            return arguments.flag("atomic");
        }
        return !arguments.has("rollbackOnFailure") || arguments.flag("rollbackOnFailure");
    }
}
