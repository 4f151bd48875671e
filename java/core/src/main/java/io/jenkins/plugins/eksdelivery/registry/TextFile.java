package io.jenkins.plugins.eksdelivery.registry;

import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import io.jenkins.plugins.eksdelivery.workspace.WorkspaceTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads a small file on the machine that has it.
 *
 * @param workspace root of the workspace, which the file must lie in
 * @param path relative to the current directory
 */
record TextFile(String workspace, String path) implements WorkspaceTask<String> {

    @Override
    public String run(Path directory, DeliveryLog log) throws IOException {
        return Files.readString(LayoutLookup.inside(directory, workspace, path));
    }
}
