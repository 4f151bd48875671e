package io.jenkins.plugins.eksdelivery.helm;

import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import io.jenkins.plugins.eksdelivery.workspace.WorkspaceTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ends the helm that a killed run left at work on this machine, in order: it marks its release failed and goes.
 *
 * @param pidFile where that run noted the process
 */
record OrphanHelm(String pidFile) implements WorkspaceTask<OrphanHelm.Found> {

    private static final long PATIENCE_SECONDS = 60;

    /** What became of it. */
    enum Found {
        /** No run was killed here. */
        NONE,
        /** It is certain that no helm of that run is at work. */
        GONE,
        /** It runs where it can't be seen, such as in another container. */
        UNKNOWN
    }

    @Override
    public Found run(Path root, DeliveryLog log) throws IOException, InterruptedException {
        Path file = Path.of(pidFile);
        if (!Files.exists(file)) {
            return Found.NONE;
        }
        String[] noted = Files.readString(file).strip().split(" ", 2);
        if (noted.length < 2 || !noted[1].equals(pidNamespace())) {
            return Found.UNKNOWN;
        }
        Optional<ProcessHandle> orphan = ProcessHandle.of(Long.parseLong(noted[0]))
                .filter(process -> process.info().command().orElse("").contains("helm"));
        if (orphan.isPresent()) {
            log.line("ending the helm that a killed run left at work (process " + noted[0] + ") …");
            orphan.get().destroy();
            try {
                orphan.get().onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException stubborn) {
                orphan.get().destroyForcibly();
            }
        }
        return Found.GONE;
    }

    private static String pidNamespace() throws IOException {
        Path link = Path.of("/proc/self/ns/pid");
        return Files.exists(link) ? Files.readSymbolicLink(link).toString() : "";
    }
}
