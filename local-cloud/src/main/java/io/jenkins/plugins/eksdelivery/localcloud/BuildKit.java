package io.jenkins.plugins.eksdelivery.localcloud;

import io.jenkins.plugins.eksdelivery.localcloud.daemon.Daemon;
import io.jenkins.plugins.eksdelivery.localcloud.daemon.Daemons;
import io.jenkins.plugins.eksdelivery.localcloud.daemon.SocketPath;
import io.jenkins.plugins.eksdelivery.localcloud.tool.GoTool;
import io.jenkins.plugins.eksdelivery.localcloud.tool.GoTool.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Starts a BuildKit daemon that knows the local registries; it runs build steps with Debian's runc. */
public final class BuildKit {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String PACKAGE = "github.com/moby/buildkit/cmd/";

    private final CloudSettings settings;
    private final Daemons daemons;

    BuildKit(CloudSettings settings, Daemons daemons) {
        this.settings = settings;
        this.daemons = daemons;
    }

    /** The folder with buildkitd and buildctl. */
    public static Path programs(GoTool go) throws InterruptedException {
        return go.get(
                "buildkit",
                "Compiling BuildKit from Go modules, once (about 2 minutes)",
                List.of(
                        new Program("buildkitd", PACKAGE + "buildkitd", ""),
                        new Program("buildctl", PACKAGE + "buildctl", "")));
    }

    /**
     * Starts it and returns its address.
     *
     * @param runc folder of the program runc
     */
    String start(Path programs, Path runc, Collection<Integer> registries) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(settings.state().resolve("buildkit"));
        Path configuration = folder.resolve("buildkitd.toml");
        Files.writeString(configuration, configuration(registries));
        String address = "unix://" + SocketPath.in(folder, "buildkitd.sock");
        Path control = programs.resolve("buildctl");
        daemons.start(new Daemon(
                "buildkitd",
                List.of(
                        programs.resolve("buildkitd").toString(),
                        "--config=" + configuration,
                        "--addr=" + address,
                        "--root=" + folder.resolve("root"),
                        "--oci-worker-binary=" + runc.resolve("runc"),
                        "--containerd-worker=false"),
                Map.of(),
                folder,
                () -> answers(control, address),
                LIMIT));
        return address;
    }

    private static String configuration(Collection<Integer> registries) {
        return registries.stream()
                .sorted()
                .map(port -> "[registry.\"127.0.0.1:" + port + "\"]\n  http = true\n")
                .collect(Collectors.joining());
    }

    private static boolean answers(Path control, String address) throws IOException, InterruptedException {
        return new ProcessBuilder(control.toString(), "--addr", address, "debug", "workers")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
