package io.jenkins.plugins.eksdelivery.registry;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import io.jenkins.plugins.eksdelivery.workspace.Workspace;
import io.jenkins.plugins.eksdelivery.workspace.WorkspaceTask;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Looks, on the machine that has it, whether a layout is whole and holds the image that was built; its result is the digest.
 *
 * @param workspace root of the workspace, which the layout must lie in
 * @param layout its folder, relative to the current directory
 * @param expected digest that buildImage returned; null for any
 */
record LayoutLookup(
        String workspace, String layout, @Nullable String expected) implements WorkspaceTask<String> {

    @Override
    public String run(Path directory, DeliveryLog log) throws IOException {
        OciLayout found = OciLayout.open(inside(directory, workspace, layout));
        if (expected != null && !found.digest().toString().equals(expected)) {
            throw new DeliveryException(Failure.permanent(
                    "PE-LAYOUT-04",
                    "OCI layout " + layout,
                    "it holds " + found.digest() + ", and buildImage returned " + expected,
                    "Push before the next build of the same output, or give each build its own output"));
        }
        found.check();
        return found.digest().toString();
    }

    /** @throws DeliveryException PATH-01 when the path leads out of the workspace */
    static Path inside(Path directory, String workspace, String path) {
        return Workspace.resolve(Path.of(workspace), directory.resolve(path).toString());
    }
}
