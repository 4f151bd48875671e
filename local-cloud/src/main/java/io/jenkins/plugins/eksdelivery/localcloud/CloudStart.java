package io.jenkins.plugins.eksdelivery.localcloud;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.localcloud.CloudSettings.Part;
import io.jenkins.plugins.eksdelivery.localcloud.daemon.Daemons;
import io.jenkins.plugins.eksdelivery.localcloud.image.BaseImages;
import io.jenkins.plugins.eksdelivery.localcloud.kubernetes.ControlPlane;
import io.jenkins.plugins.eksdelivery.localcloud.kubernetes.KubernetesRegions;
import io.jenkins.plugins.eksdelivery.localcloud.kubernetes.KubernetesTool;
import io.jenkins.plugins.eksdelivery.localcloud.kubernetes.RealNode;
import io.jenkins.plugins.eksdelivery.localcloud.kubernetes.Region;
import io.jenkins.plugins.eksdelivery.localcloud.tool.DebianPackages;
import io.jenkins.plugins.eksdelivery.localcloud.tool.GoTool;
import io.jenkins.plugins.eksdelivery.localcloud.tool.PythonTool;
import io.jenkins.plugins.eksdelivery.localcloud.tool.Terraform;
import io.jenkins.plugins.eksdelivery.localcloud.tool.Toolbox;
import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One start of a cloud: gets the programs, starts the servers in their order, links the tools. */
final class CloudStart {

    private final CloudSettings settings;
    private final Daemons daemons;
    private final DeliveryLog progress;
    private final Toolbox toolbox;
    private final Map<String, String> tools = new LinkedHashMap<>();
    private final Map<String, String> absent = new LinkedHashMap<>();

    CloudStart(CloudSettings settings, Daemons daemons, DeliveryLog progress) {
        this.settings = settings;
        this.daemons = daemons;
        this.progress = progress;
        this.toolbox = new Toolbox(settings.cache(), settings.environment(), progress);
    }

    CloudState run() throws IOException, InterruptedException {
        long start = System.nanoTime();
        GoTool go = new GoTool(toolbox);
        CloudState aws = new AwsServer(settings, daemons).start(new PythonTool(toolbox).get());
        said("AWS API and routing controls", start);
        Map<String, Integer> registries = Map.of();
        if (settings.has(Part.REGISTRY)) {
            registries = new Registries(settings, daemons).start(Registries.program(go), aws.endpoint());
            said("registries", start);
            if (settings.has(Part.BASE_IMAGES)) {
                pushBaseImages(Registries.program(go), registries, aws);
                said("base images", start);
            }
        }
        String buildkit = null;
        if (settings.has(Part.BUILDKIT)) {
            buildkit = startBuildKit(go, registries);
        }
        Map<String, CloudState.Kubernetes> kubernetes = Map.of();
        if (settings.has(Part.KUBERNETES)) {
            Path folder = new KubernetesTool(go).get();
            kubernetes = startKubernetes(folder, aws, registries);
            addTools(folder);
            said("Kubernetes", start);
        }
        configureTerraform();
        linkTools();
        return new CloudState(
                aws.endpoint(),
                aws.accessKeyId(),
                aws.secretAccessKey(),
                aws.regions(),
                aws.arcEndpoints(),
                aws.kubernetesGates(),
                registries,
                kubernetes,
                tools,
                buildkit,
                absent);
    }

    private void pushBaseImages(Path program, Map<String, Integer> registries, CloudState aws)
            throws IOException, InterruptedException {
        BaseImages images = new BaseImages(toolbox, program);
        Map<String, Path> made = new LinkedHashMap<>();
        made.put(BaseImages.JAVA, images.java(Path.of(System.getProperty("java.home"))));
        try {
            made.put(BaseImages.BUSYBOX, images.busybox());
        } catch (DeliveryException notDebian) {
            absent.put(BaseImages.BUSYBOX, notDebian.getMessage());
        }
        ControlApi control = new ControlApi(aws.endpoint());
        for (Map.Entry<String, Integer> registry : registries.entrySet()) {
            String host = "127.0.0.1:" + registry.getValue();
            for (Map.Entry<String, Path> image : made.entrySet()) {
                String tag = image.getKey().equals(BaseImages.JAVA) ? BaseImages.JAVA_TAG : BaseImages.BUSYBOX_TAG;
                control.call(
                        "PUT", "registries/" + registry.getKey() + "/repositories", Map.of("name", image.getKey()));
                images.push(image.getValue(), image.getKey(), tag, registry.getKey(), host, control);
            }
        }
    }

    private @Nullable String startBuildKit(GoTool go, Map<String, Integer> registries)
            throws IOException, InterruptedException {
        if (!root()) {
            absent.put("buildkit", "its daemon needs root here; use buildah or rootless BuildKit of your own");
            return null;
        }
        try {
            Path runc =
                    new DebianPackages(toolbox).get("node", RealNode.PACKAGES).resolve("usr/sbin");
            Path programs = BuildKit.programs(go);
            String address = new BuildKit(settings, daemons).start(programs, runc, registries.values());
            tools.put("buildctl", programs.resolve("buildctl").toString());
            progress.line("         BuildKit at " + address);
            return address;
        } catch (DeliveryException missing) {
            absent.put("buildkit", missing.getMessage());
            return null;
        }
    }

    private static boolean root() {
        return System.getProperty("user.name").equals("root");
    }

    private Map<String, CloudState.Kubernetes> startKubernetes(
            Path folder, CloudState aws, Map<String, Integer> registries) throws InterruptedException {
        ControlPlane controlPlane = new ControlPlane(folder.resolve("local-kubernetes"), daemons, toolbox);
        List<Region> regions = settings.kubernetesRegions(aws.endpoint());
        Optional<RealNode> node = registries.isEmpty() ? Optional.empty() : realNode(folder);
        Map<String, String> addresses = KubernetesRegions.each(regions, region -> {
            String address = controlPlane.start(region, node.isEmpty());
            if (node.isPresent()) {
                node.get().start(region, address, Objects.requireNonNull(registries.get(region.name())));
            }
            return address;
        });
        Map<String, CloudState.Kubernetes> started = new LinkedHashMap<>();
        ControlApi control = new ControlApi(aws.endpoint());
        for (Region region : regions) {
            String address = Objects.requireNonNull(addresses.get(region.name()));
            String authority = Base64.getEncoder().encodeToString(read(region.authority()));
            Map<String, String> told = Map.of(
                    "address", address, "certificateAuthority", authority, "version", KubernetesTool.minorVersion());
            control.call("PUT", "kubernetes/" + region.name(), told);
            started.put(
                    region.name(),
                    new CloudState.Kubernetes(address, region.kubeconfig().toString(), node.isPresent()));
        }
        return started;
    }

    private Optional<RealNode> realNode(Path folder) throws InterruptedException {
        if (!settings.has(Part.REAL_NODE)) {
            return Optional.empty();
        }
        if (!root()) {
            absent.put("real node", "it needs root; pods only seem to run");
            return Optional.empty();
        }
        try {
            Path debian = new DebianPackages(toolbox).get("node", RealNode.PACKAGES);
            return Optional.of(new RealNode(folder, debian, daemons, toolbox));
        } catch (DeliveryException missing) {
            absent.put("real node", missing.getMessage());
            return Optional.empty();
        }
    }

    private void addTools(Path folder) {
        tools.put("helm", folder.resolve("helm3").toString());
        tools.put("helm3", folder.resolve("helm3").toString());
        tools.put("helm4", folder.resolve("helm4").toString());
        // The program does the part that it is called by.
        tools.put("kubectl", folder.resolve("local-kubernetes").toString());
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void configureTerraform() throws IOException {
        Terraform terraform = Terraform.usual(Path.of(System.getProperty("user.home")));
        terraform.writeConfiguration(settings.state().resolve("terraform.rc"));
        toolbox.find("terraform")
                .ifPresentOrElse(
                        program -> tools.put("terraform", program.toString()),
                        () -> absent.put(
                                "terraform", "there is no terraform on the PATH: install Terraform 1.11 or newer"));
    }

    private void linkTools() throws IOException {
        Path bin = Files.createDirectories(settings.state().resolve("bin"));
        for (Map.Entry<String, String> tool : tools.entrySet()) {
            Files.createSymbolicLink(bin.resolve(tool.getKey()), Path.of(tool.getValue()));
        }
    }

    private void said(String what, long start) {
        progress.line(String.format("%5.1f s  %s", (System.nanoTime() - start) / 1e9, what));
    }
}
