package io.jenkins.plugins.eksdelivery.terraform;

import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import io.jenkins.plugins.eksdelivery.workspace.Workspace;
import io.jenkins.plugins.eksdelivery.workspace.WorkspaceTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Looks for the state that terraform leaves as {@code errored.tfstate} when it could not write it to the backend; returns a mark of its
 * content, "" when there is none.
 */
record ErroredState(String dir) implements WorkspaceTask<String> {

    @Override
    public String run(Path root, DeliveryLog log) throws IOException {
        Path file = Workspace.resolve(root, dir).resolve("errored.tfstate");
        return Files.exists(file) ? Files.getLastModifiedTime(file) + " " + Files.size(file) : "";
    }
}
