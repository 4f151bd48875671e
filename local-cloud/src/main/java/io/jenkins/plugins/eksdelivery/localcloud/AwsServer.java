package io.jenkins.plugins.eksdelivery.localcloud;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.eksdelivery.localcloud.daemon.Daemon;
import io.jenkins.plugins.eksdelivery.localcloud.daemon.Daemons;
import io.jenkins.plugins.eksdelivery.localcloud.tool.PythonTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Starts the AWS API, the routing-control endpoints and the gates: one Python process. */
final class AwsServer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final CloudSettings settings;
    private final Daemons daemons;

    AwsServer(CloudSettings settings, Daemons daemons) {
        this.settings = settings;
        this.daemons = daemons;
    }

    /** Starts it and returns its addresses and the key that it has made. */
    CloudState start(PythonTool.Installed python) throws IOException, InterruptedException {
        Path told = settings.state().resolve("aws-settings.json");
        Path ready = settings.state().resolve("aws.json");
        Map<String, Object> fields =
                Map.of("regions", settings.regions(), "database_switch_seconds", settings.databaseSwitchSeconds());
        PrivateFile.write(told, JSON.writeValueAsString(fields));
        Files.deleteIfExists(ready);
        daemons.start(new Daemon(
                "aws",
                List.of(
                        python.python().toString(),
                        "-m",
                        "localcloud",
                        "--settings",
                        told.toString(),
                        "--ready",
                        ready.toString()),
                Map.of("PYTHONPATH", python.modules().toString(), "PYTHONDONTWRITEBYTECODE", "1"),
                settings.state(),
                () -> Files.exists(ready),
                LIMIT));
        return JSON.readValue(Files.readString(ready), CloudState.class);
    }
}
