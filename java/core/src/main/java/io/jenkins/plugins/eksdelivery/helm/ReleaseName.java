package io.jenkins.plugins.eksdelivery.helm;

import io.jenkins.plugins.eksdelivery.parameter.Arguments;
import java.util.regex.Pattern;

/** The forms of the names that helm and Kubernetes take; what has this form is never read as an option. */
final class ReleaseName {

    /** https://helm.sh/docs/chart_template_guide/getting_started/ limits release names to 53 characters of DNS. */
    private static final Pattern RELEASE = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,51}[a-z0-9])?");

    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern CLUSTER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");

    private ReleaseName() {}

    static String release(Arguments arguments) {
        return checked(arguments, "release", RELEASE, "lower-case letters, digits, '-' and '.', at most 53");
    }

    static String namespace(Arguments arguments) {
        return checked(arguments, "namespace", NAMESPACE, "lower-case letters, digits and '-', at most 63");
    }

    /** Name of the EKS cluster; "" when kubeconfig was given instead. */
    static String cluster(Arguments arguments) {
        if (!arguments.has("cluster") && !arguments.has("kubeconfig")) {
            throw arguments.notAllowed(
                    "cluster", "neither it nor kubeconfig was given", "Add cluster: the name of the EKS cluster");
        }
        if (arguments.has("cluster") && arguments.has("kubeconfig")) {
            throw arguments.notAllowed("kubeconfig", "it excludes cluster", "Give one of the two");
        }
        return arguments.has("cluster")
                ? checked(arguments, "cluster", CLUSTER, "letters, digits, '-' and '_', at most 100")
                : "";
    }

    private static String checked(Arguments arguments, String parameter, Pattern form, String allowed) {
        String value = arguments.text(parameter);
        if (!form.matcher(value).matches()) {
            throw arguments.notAllowed(parameter, "'" + value + "' is not a well-formed name", "Use " + allowed);
        }
        return value;
    }
}
