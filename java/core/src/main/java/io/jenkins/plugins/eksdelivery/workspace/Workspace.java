package io.jenkins.plugins.eksdelivery.workspace;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import java.io.IOException;
import java.nio.file.Path;

/** The current directory of the build: the workspace or, inside {@code dir}, a folder of it. */
public interface Workspace {

    /** Runs the task where the files are and returns its serialisable result. */
    <T> T act(WorkspaceTask<T> task) throws IOException, InterruptedException;

    /** Absolute path of the directory on its machine, for messages and for arguments of tools. */
    String path();

    /** The workspace's own root, which {@link #path()} is or lies in; no parameter may lead out of it. */
    String root();

    /**
     * Resolves a path that came from a parameter.
     *
     * @throws DeliveryException PATH-01 when it leads out of the workspace
     */
    static Path resolve(Path root, String relative) {
        Path resolved = root.resolve(relative).normalize();
        if (!resolved.startsWith(root.normalize())) {
            throw new DeliveryException(Failure.permanent(
                    "PATH-01",
                    "path '" + relative + "'",
                    "it leads out of the workspace " + root,
                    "Give a path inside the workspace"));
        }
        return resolved;
    }
}
