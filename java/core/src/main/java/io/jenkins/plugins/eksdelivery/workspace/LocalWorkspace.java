package io.jenkins.plugins.eksdelivery.workspace;

import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import java.io.IOException;
import java.nio.file.Path;

/** A workspace on this machine. */
public final class LocalWorkspace implements Workspace {

    private final Path root;
    private final Path directory;
    private final DeliveryLog log;

    public LocalWorkspace(Path root, Path directory, DeliveryLog log) {
        this.root = root.toAbsolutePath().normalize();
        this.directory = directory.toAbsolutePath().normalize();
        this.log = log;
    }

    @Override
    public <T> T act(WorkspaceTask<T> task) throws IOException, InterruptedException {
        return task.run(directory, log);
    }

    @Override
    public String path() {
        return directory.toString();
    }

    @Override
    public String root() {
        return root.toString();
    }
}
