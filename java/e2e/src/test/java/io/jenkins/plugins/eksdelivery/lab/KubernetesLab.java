package io.jenkins.plugins.eksdelivery.lab;

import static org.junit.jupiter.api.Assumptions.abort;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.localcloud.daemon.Daemons;
import io.jenkins.plugins.eksdelivery.localcloud.kubernetes.ControlPlane;
import io.jenkins.plugins.eksdelivery.localcloud.kubernetes.KubernetesTool;
import io.jenkins.plugins.eksdelivery.localcloud.kubernetes.Region;
import io.jenkins.plugins.eksdelivery.localcloud.tool.GoTool;
import io.jenkins.plugins.eksdelivery.localcloud.tool.Toolbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One real Kubernetes API with simulated nodes for all tests of a module, stopped after the last. On those nodes an image called {@code
 * broken} can't be pulled and one called {@code crash} keeps ending. A machine that can't have it skips the tests; with CI=true they fail.
 */
public final class KubernetesLab implements ParameterResolver {

    /**
     * What tests get.
     *
     * @param kubeconfig of an administrator
     * @param tools folder with helm3 and helm4
     */
    public record Lab(Path kubeconfig, Path tools) {

        public Path helm(int major) {
            return tools.resolve("helm" + major);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Lab.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Started started = context.getRoot()
                .getStore(Namespace.create(KubernetesLab.class))
                .computeIfAbsent("lab", key -> start(), Started.class);
        if (started.lab() != null) {
            return started.lab();
        }
        if ("true".equals(System.getenv("CI"))) {
            throw started.missing();
        }
        return abort(started.missing().getMessage());
    }

    /** Kept also when the lab could not be had: one attempt is enough. */
    private record Started(
            @Nullable Lab lab,
            @Nullable Daemons daemons,
            @Nullable DeliveryException missing) implements AutoCloseable {

        @Override
        public void close() throws InterruptedException {
            if (daemons != null) {
                daemons.stopAll();
            }
        }
    }

    private static Started start() {
        Daemons daemons = null;
        try {
            Path folder =
                    Files.createDirectories(Path.of("target/kubernetes-lab").toAbsolutePath());
            Toolbox.delete(folder);
            Files.createDirectories(folder);
            String cache = System.getenv("EKS_DELIVERY_CACHE");
            Toolbox toolbox = new Toolbox(
                    cache == null ? Path.of(System.getProperty("user.home"), ".cache", "eks-delivery") : Path.of(cache),
                    System.getenv(),
                    System.out::println);
            Path tools = new KubernetesTool(new GoTool(toolbox)).get();
            daemons = new Daemons(folder, System.getenv());
            // Nobody reviews the tokens of AWS here: the tests come as a service account.
            Region region = new Region("us-east-1", 0, folder.resolve("region"), "http://127.0.0.1:1");
            Path program = tools.resolve("local-kubernetes");
            ControlPlane controlPlane = new ControlPlane(program, daemons, toolbox);
            String address = controlPlane.start(region);
            controlPlane.addSeemingNodes(region, address);
            Path kubeconfig = folder.resolve("kubeconfig");
            Files.writeString(kubeconfig, kubeconfig(region, program, address, toolbox));
            return new Started(new Lab(kubeconfig, tools), daemons, null);
        } catch (DeliveryException missing) {
            return new Started(null, daemons, missing);
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String kubeconfig(Region region, Path program, String address, Toolbox toolbox)
            throws IOException, InterruptedException {
        kubectl(region, program, toolbox, "create", "serviceaccount", "tester", "--namespace=kube-system");
        kubectl(
                region,
                program,
                toolbox,
                "create",
                "clusterrolebinding",
                "tester",
                "--clusterrole=cluster-admin",
                "--serviceaccount=kube-system:tester");
        String token = kubectl(
                        region,
                        program,
                        toolbox,
                        "create",
                        "token",
                        "tester",
                        "--namespace=kube-system",
                        "--duration=8h")
                .strip();
        return """
                apiVersion: v1
                kind: Config
                clusters:
                - {name: lab, cluster: {server: "https://%s", certificate-authority-data: %s}}
                users:
                - {name: tester, user: {token: %s}}
                contexts:
                - {name: lab, context: {cluster: lab, user: tester}}
                current-context: lab
                """.formatted(
                        address, Base64.getEncoder().encodeToString(Files.readAllBytes(region.authority())), token);
    }

    private static String kubectl(Region region, Path program, Toolbox toolbox, String... arguments)
            throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "kubectl",
                "--kubeconfig",
                region.kubeconfig().toString()));
        command.addAll(List.of(arguments));
        return toolbox.run("LAB-01", "kubectl " + arguments[0], Map.of(), region.folder(), command);
    }
}
