package io.jenkins.plugins.eksdelivery.localcloud;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.eksdelivery.localcloud.daemon.Daemon;
import io.jenkins.plugins.eksdelivery.localcloud.daemon.Daemons;
import io.jenkins.plugins.eksdelivery.localcloud.tool.GoTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Starts the ECR-like registries of all regions: one Go process, a port per region. */
final class Registries {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final CloudSettings settings;
    private final Daemons daemons;

    Registries(CloudSettings settings, Daemons daemons) {
        this.settings = settings;
        this.daemons = daemons;
    }

    /** The program, compiled when it is not in the cache. */
    static Path program(GoTool go) throws InterruptedException {
        return go.get(
                        "registry",
                        "Compiling the registry (about 1 minute)",
                        List.of(new GoTool.Program("local-registry", ".", "")))
                .resolve("local-registry");
    }

    /** Starts it and returns the port of each region. */
    Map<String, Integer> start(Path program, String awsEndpoint) throws IOException, InterruptedException {
        Path ready = settings.state().resolve("registries.json");
        Files.deleteIfExists(ready);
        daemons.start(new Daemon(
                "registry",
                List.of(
                        program.toString(),
                        "serve",
                        "--aws",
                        awsEndpoint,
                        "--regions",
                        String.join(",", settings.regions()),
                        "--storage",
                        settings.state().resolve("registry").toString(),
                        "--ready",
                        ready.toString()),
                Map.of(),
                settings.state(),
                () -> Files.exists(ready),
                LIMIT));
        return JSON.readValue(Files.readString(ready), new TypeReference<Map<String, Integer>>() {});
    }
}
