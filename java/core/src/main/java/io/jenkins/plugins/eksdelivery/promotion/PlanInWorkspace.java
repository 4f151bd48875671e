package io.jenkins.plugins.eksdelivery.promotion;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlanFile;
import io.jenkins.plugins.eksdelivery.workspace.Workspace;
import io.jenkins.plugins.eksdelivery.workspace.WorkspaceTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the promotion file where the build's files are. */
final class PlanInWorkspace {

    private final Workspace workspace;

    PlanInWorkspace(Workspace workspace) {
        this.workspace = workspace;
    }

    PromotionPlan read(String path) throws InterruptedException {
        try {
            return PromotionPlanFile.parse(path, workspace.act(new Read(path)));
        } catch (NoSuchFileException missing) {
            throw new DeliveryException(
                    Failure.permanent(
                            "PR-PLAN-03",
                            "promotion file " + path,
                            "there is no such file in " + workspace.path(),
                            "Give the path of the promotion file as plan"),
                    missing);
        } catch (IOException failed) {
            throw new DeliveryException(
                    Failure.permanent("PR-PLAN-03", "promotion file " + path, failed.toString(), "Make it readable"),
                    failed);
        }
    }

    private record Read(String path) implements WorkspaceTask<String> {

        @Override
        public String run(Path root, DeliveryLog log) throws IOException {
            return Files.readString(Workspace.resolve(root, path));
        }
    }
}
