package io.jenkins.plugins.eksdelivery.helm;

import io.jenkins.plugins.eksdelivery.parameter.Arguments;
import io.jenkins.plugins.eksdelivery.parameter.ParameterSet;
import io.jenkins.plugins.eksdelivery.parameter.ParameterType;
import java.io.Serializable;
import java.time.Duration;
import java.util.Map;

/**
 * A call of {@code helmRollback}.
 *
 * @param release name of the release
 * @param namespace default {@code default}
 * @param cluster name of the EKS cluster; "" when kubeconfig is given
 * @param kubeconfig path of a kubeconfig in the workspace; "" when cluster is given
 * @param revision to go back to; 0 for the last good one before the present one
 * @param waitReady waits until every resource is ready; default true
 * @param timeout how long to wait; default 5 minutes
 * @param cleanupOnFail deletes resources that the failed rollback created; default false
 * @param historyMax revisions to keep, 1 to 256; default 10
 * @param region AWS region of the cluster; "" for that of the enclosing block
 * @param dryRun says which revision would be taken and changes nothing
 */
public record HelmRollbackRequest(
        String release,
        String namespace,
        String cluster,
        String kubeconfig,
        int revision,
        boolean waitReady,
        Duration timeout,
        boolean cleanupOnFail,
        int historyMax,
        String region,
        boolean dryRun)
        implements Serializable {

    public static final ParameterSet PARAMETERS = ParameterSet.of(
                    "helmRollback", "Takes a release back to an earlier revision and waits until it is ready.")
            .required("release", ParameterType.TEXT, "Name of the release.")
            .optional("namespace", ParameterType.TEXT, "default", "Namespace of the release.")
            .optional("cluster", ParameterType.TEXT, "Name of the EKS cluster.")
            .optional("kubeconfig", ParameterType.TEXT, "Path of a kubeconfig in the workspace, instead of cluster.")
            .integer("revision", 0L, 0, 1_000_000, "Revision to go back to; 0 is the last good one before this.")
            .optional("wait", ParameterType.FLAG, true, "Waits until every resource is ready.")
            .optional("timeout", ParameterType.DURATION, "5m", "How long to wait.")
            .optional("cleanupOnFail", ParameterType.FLAG, false, "Deletes what a failed rollback created.")
            .integer("historyMax", 10L, 1, 256, "Revisions to keep.")
            .common()
            .build();

    /** Checks what an author gave. */
    public static HelmRollbackRequest of(Map<String, ?> given) {
        Arguments arguments = PARAMETERS.read(given);
        return new HelmRollbackRequest(
                ReleaseName.release(arguments),
                ReleaseName.namespace(arguments),
                ReleaseName.cluster(arguments),
                arguments.optionalText("kubeconfig").orElse(""),
                arguments.integer("revision"),
                arguments.flag("wait"),
                arguments.duration("timeout"),
                arguments.flag("cleanupOnFail"),
                arguments.integer("historyMax"),
                arguments.optionalText("region").orElse(""),
                arguments.flag("dryRun"));
    }
}
