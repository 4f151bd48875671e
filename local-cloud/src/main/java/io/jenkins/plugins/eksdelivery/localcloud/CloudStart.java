package io.jenkins.plugins.eksdelivery.localcloud;

import io.jenkins.plugins.eksdelivery.localcloud.CloudSettings.Part;
import io.jenkins.plugins.eksdelivery.localcloud.daemon.Daemons;
import io.jenkins.plugins.eksdelivery.localcloud.kubernetes.ControlPlane;
import io.jenkins.plugins.eksdelivery.localcloud.kubernetes.KubernetesRegions;
import io.jenkins.plugins.eksdelivery.localcloud.kubernetes.KubernetesTool;
import io.jenkins.plugins.eksdelivery.localcloud.kubernetes.Region;
import io.jenkins.plugins.eksdelivery.localcloud.tool.GoTool;
import io.jenkins.plugins.eksdelivery.localcloud.tool.PythonTool;
import io.jenkins.plugins.eksdelivery.localcloud.tool.Terraform;
import io.jenkins.plugins.eksdelivery.localcloud.tool.Toolbox;
import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
        }
        Map<String, CloudState.Kubernetes> kubernetes = Map.of();
        if (settings.has(Part.KUBERNETES)) {
            Path folder = new KubernetesTool(go).get();
            kubernetes = startKubernetes(folder, aws);
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
                null,
                absent);
    }

    private Map<String, CloudState.Kubernetes> startKubernetes(Path folder, CloudState aws)
            throws InterruptedException {
        ControlPlane controlPlane = new ControlPlane(folder.resolve("local-kubernetes"), daemons, toolbox);
        List<Region> regions = regions(aws.endpoint());
        Map<String, String> addresses = KubernetesRegions.each(regions, region -> controlPlane.start(region, true));
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
                    new CloudState.Kubernetes(address, region.kubeconfig().toString(), false));
        }
        return started;
    }

    private List<Region> regions(String endpoint) {
        List<Region> regions = new ArrayList<>();
        for (String name : settings.regions()) {
            Path folder = settings.state().resolve("kubernetes").resolve(name);
            regions.add(new Region(name, regions.size(), folder, endpoint));
        }
        return regions;
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
