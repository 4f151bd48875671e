package io.jenkins.plugins.eksdelivery.localcloud.kubernetes;

import io.jenkins.plugins.eksdelivery.localcloud.tool.GoTool;
import io.jenkins.plugins.eksdelivery.localcloud.tool.GoTool.Program;
import io.jenkins.plugins.eksdelivery.localcloud.tool.Sources;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kubernetes, kubectl and both Helms, compiled from one Go module so that their common code is compiled once. */
public final class KubernetesTool {

    private static final String MODULE = "kubernetes";

    private final GoTool go;

    public KubernetesTool(GoTool go) {
        this.go = go;
    }

    /** The folder with local-kubernetes, pause, helm3 and helm4. */
    public Path get() throws InterruptedException {
        String what = "Compiling Kubernetes and Helm from Go modules, once (7 to 10 minutes on 2 cores, 4 GB of disk)";
        return go.get(
                MODULE,
                what,
                List.of(
                        new Program("local-kubernetes", "./cmd/local-kubernetes", kubernetesStamp()),
                        new Program("pause", "./cmd/pause", ""),
                        helm(3),
                        helm(4)));
    }

    /** The version of Kubernetes, such as 1.36. */
    public static String minorVersion() {
        String version = version("k8s.io/kubernetes");
        return version.substring(1, version.lastIndexOf('.'));
    }

    /** Charts compare their kubeVersion with what the server says, so that has to be true. */
    private static String kubernetesStamp() {
        String version = version("k8s.io/kubernetes");
        String minor = version.split("\\.", -1)[1];
        StringBuilder flags = new StringBuilder();
        for (String pack : List.of("k8s.io/component-base/version", "k8s.io/client-go/pkg/version")) {
            flags.append(" -X ").append(pack).append(".gitVersion=").append(version);
            flags.append(" -X ").append(pack).append(".gitMajor=1");
            flags.append(" -X ").append(pack).append(".gitMinor=").append(minor);
            flags.append(" -X ").append(pack).append(".gitTreeState=clean");
        }
        return flags.toString().strip();
    }

    private static Program helm(int major) {
        String module = "helm.sh/helm/v" + major;
        return new Program(
                "helm" + major, module + "/cmd/helm", "-X " + module + "/internal/version.version=" + version(module));
    }

    private static String version(String module) {
        String text = new String(Sources.of(MODULE).file("go.mod"), StandardCharsets.UTF_8);
        Matcher found = Pattern.compile("^\\s+" + Pattern.quote(module) + " (v\\S+)", Pattern.MULTILINE)
                .matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("go.mod of " + MODULE + " does not name " + module);
        }
        return found.group(1);
    }
}
