package io.jenkins.plugins.eksdelivery.localcloud;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.localcloud.daemon.Daemons;
import io.jenkins.plugins.eksdelivery.localcloud.kubernetes.RealNode;
import io.jenkins.plugins.eksdelivery.localcloud.kubernetes.Region;
import io.jenkins.plugins.eksdelivery.localcloud.tool.Toolbox;
import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A cloud of two regions on this machine. {@link #up} starts it or takes up one that runs; it runs on after this process has
 * ended, until {@link #down}. What it holds is lost then; images and programs in the cache are not.
 */
public final class LocalCloud {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CloudSettings settings;
    private final Daemons daemons;

    public LocalCloud(CloudSettings settings) {
        this.settings = settings;
        this.daemons = new Daemons(settings.state(), settings.environment());
    }

    /**
     * Starts the cloud, after getting the programs that it needs. A cloud that runs with all its parts is left as it is.
     *
     * @param progress a line for each thing that takes long
     * @throws DeliveryException LC-… when the AWS API or another part that was asked for can't be had
     */
    public CloudState up(DeliveryLog progress) throws InterruptedException {
        Optional<CloudState> running = state();
        if (running.isPresent() && daemons.ended().isEmpty()) {
            progress.line("The local cloud runs already: " + running.get().endpoint());
            return running.get();
        }
        down();
        try {
            Files.createDirectories(settings.state());
            CloudState started = new CloudStart(settings, daemons, progress).run();
            save(started);
            return started;
        } catch (IOException failed) {
            daemons.stopAll();
            throw new DeliveryException(
                    Failure.permanent(
                            "LC-STATE-01",
                            "the local cloud's folder " + settings.state(),
                            String.valueOf(failed.getMessage()),
                            "Give it room and write permission"),
                    failed);
        } catch (DeliveryException failed) {
            daemons.stopAll();
            throw failed;
        }
    }

    /** Stops what was started here, by process id and command line, and returns the names of those that ran. */
    public List<String> down() throws InterruptedException {
        List<String> stopped = daemons.stopAll();
        try {
            if (stopped.stream().anyMatch(name -> name.startsWith("node-"))) {
                Toolbox toolbox = new Toolbox(settings.cache(), settings.environment(), line -> {});
                for (Region region : settings.kubernetesRegions("")) {
                    RealNode.cleanUp(region, toolbox);
                }
            }
            Toolbox.delete(settings.state());
        } catch (IOException failed) {
            throw new DeliveryException(
                    Failure.permanent(
                            "LC-STATE-01",
                            "the local cloud's folder " + settings.state(),
                            "it can't be deleted: " + failed.getMessage(),
                            "Delete it by hand"),
                    failed);
        }
        return stopped;
    }

    /** The cloud's addresses, or none when it does not run. */
    public Optional<CloudState> state() {
        Path file = stateFile();
        if (!Files.exists(file) || !daemons.running().contains("aws")) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readString(file), CloudState.class));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** What runs and what has ended by itself. */
    public CloudStatus status() {
        return new CloudStatus(state().map(CloudState::endpoint).orElse(""), daemons.running(), daemons.ended());
    }

    /**
     * The control API: faults, call log, DNS.
     *
     * @throws DeliveryException LC-STATE-02 when the cloud does not run
     */
    public ControlApi control() {
        return new ControlApi(running().endpoint());
    }

    /**
     * The variables with which tools and pipelines use the cloud.
     *
     * @throws DeliveryException LC-STATE-02 when the cloud does not run
     */
    public Map<String, String> environment() {
        return EnvironmentFile.variables(
                running(), settings.state(), settings.environment().getOrDefault("PATH", ""));
    }

    private CloudState running() {
        return state().orElseThrow(() -> new DeliveryException(Failure.permanent(
                "LC-STATE-02",
                "the local cloud of " + settings.state(),
                "it does not run",
                "Run: eks-delivery cloud up")));
    }

    private void save(CloudState started) throws IOException {
        PrivateFile.write(stateFile(), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(started));
        EnvironmentFile.write(settings.state().resolve("env"), environment());
    }

    private Path stateFile() {
        return settings.state().resolve("cloud.json");
    }
}
