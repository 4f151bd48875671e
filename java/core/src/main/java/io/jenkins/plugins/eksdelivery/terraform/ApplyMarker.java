package io.jenkins.plugins.eksdelivery.terraform;

import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import io.jenkins.plugins.eksdelivery.workspace.Workspace;
import io.jenkins.plugins.eksdelivery.workspace.WorkspaceTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Remembers beside the encrypted plan that it began to be applied. When the run is killed and repeated, the state has moved on: the
 * marker tells that it was by this very plan.
 */
final class ApplyMarker {

    private final Workspace workspace;
    private final String planRef;
    private final String planSha256;

    ApplyMarker(Workspace workspace, ApprovedPlan plan) {
        this.workspace = workspace;
        this.planRef = plan.planRef();
        this.planSha256 = plan.planSha256();
    }

    boolean isSet() throws IOException, InterruptedException {
        return workspace.act(new IsSet(planRef, planSha256));
    }

    void set() throws IOException, InterruptedException {
        workspace.act(new Write(planRef, planSha256));
    }

    private static Path file(Path root, String planRef) {
        return Workspace.resolve(root, planRef + ".applying");
    }

    private record IsSet(String planRef, String planSha256) implements WorkspaceTask<Boolean> {
        @Override
        public Boolean run(Path root, DeliveryLog log) throws IOException {
            Path file = file(root, planRef);
            return Files.exists(file) && Files.readString(file).equals(planSha256);
        }
    }

    private record Write(String planRef, String planSha256) implements WorkspaceTask<Boolean> {
        @Override
        public Boolean run(Path root, DeliveryLog log) throws IOException {
            Files.writeString(file(root, planRef), planSha256);
            return true;
        }
    }
}
