package io.jenkins.plugins.eksdelivery.workspace;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;

/** Outside {@code node}: there are no files. */
public final class AbsentWorkspace implements Workspace {

    @Override
    public <T> T act(WorkspaceTask<T> task) {
        throw noNode();
    }

    @Override
    public String path() {
        throw noNode();
    }

    @Override
    public String root() {
        throw noNode();
    }

    private static DeliveryException noNode() {
        return new DeliveryException(Failure.permanent(
                "STEP-NODE-01",
                "workspace",
                "the step works with files and runs outside node",
                "Put it into node { } or give the stage an agent"));
    }
}
