package io.jenkins.plugins.eksdelivery.localcloud;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.localcloud.CloudSettings.Part;
import io.jenkins.plugins.eksdelivery.localcloud.daemon.Daemons;
import io.jenkins.plugins.eksdelivery.localcloud.kubernetes.KubernetesTool;
import io.jenkins.plugins.eksdelivery.localcloud.kubernetes.RealNode;
import io.jenkins.plugins.eksdelivery.localcloud.tool.DebianPackages;
import io.jenkins.plugins.eksdelivery.localcloud.tool.GoTool;
import io.jenkins.plugins.eksdelivery.localcloud.tool.PythonTool;
import io.jenkins.plugins.eksdelivery.localcloud.tool.Terraform;
import io.jenkins.plugins.eksdelivery.localcloud.tool.Toolbox;
import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One start of a cloud: gets the programs, starts the servers in their order, links the tools. */
final class CloudStart {

    private final CloudSettings settings;
    private final Daemons daemons;
    private final DeliveryLog progress;
    private final Toolbox toolbox;
    private final Map<String, String> tools = new LinkedHashMap<>();
    private final Map<String, String> absent = Collections.synchronizedMap(new LinkedHashMap<>());

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
                new BaseImagePush(toolbox, absent)
                        .run(Registries.program(go), registries, new ControlApi(aws.endpoint()));
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
            kubernetes =
                    new KubernetesStart(settings, daemons, toolbox, absent).run(folder, aws.endpoint(), registries);
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

    private @Nullable String startBuildKit(GoTool go, Map<String, Integer> registries)
            throws IOException, InterruptedException {
        if (!KubernetesStart.root()) {
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

    private void addTools(Path folder) {
        tools.put("helm", folder.resolve("helm3").toString());
        tools.put("helm3", folder.resolve("helm3").toString());
        tools.put("helm4", folder.resolve("helm4").toString());
        // The program does the part that it is called by.
        tools.put("kubectl", folder.resolve("local-kubernetes").toString());
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
