package io.jenkins.plugins.eksdelivery.image;

import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import io.jenkins.plugins.eksdelivery.registry.OciLayout;
import io.jenkins.plugins.eksdelivery.workspace.Workspace;
import io.jenkins.plugins.eksdelivery.workspace.WorkspaceTask;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a layout holds.
 *
 * @param digest digest of the image
 * @param platforms platform to digest
 * @param sizeBytes bytes of all its parts
 */
record LayoutFacts(String digest, Map<String, String> platforms, long sizeBytes) implements Serializable {

    /**
     * Reads a layout.
     *
     * @param workspace root of the workspace
     * @param layout relative to the current directory
     */
    record Read(String workspace, String layout) implements WorkspaceTask<LayoutFacts> {

        @Override
        public LayoutFacts run(Path directory, DeliveryLog log) throws IOException {
            OciLayout found = OciLayout.open(Workspace.resolve(
                    Path.of(workspace), directory.resolve(layout).toString()));
            found.check();
            Map<String, String> platforms = new LinkedHashMap<>();
            found.platforms().forEach((platform, digest) -> platforms.put(platform, digest.toString()));
            return new LayoutFacts(found.digest().toString(), platforms, found.sizeBytes());
        }
    }
}
