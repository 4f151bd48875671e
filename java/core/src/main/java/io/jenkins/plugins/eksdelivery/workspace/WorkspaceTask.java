package io.jenkins.plugins.eksdelivery.workspace;

import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;

/**
 * Work on files, done on the machine that has them (in Jenkins: an agent, in another JVM). A small static class or record whose
 * fields are all serialisable.
 */
@FunctionalInterface
public interface WorkspaceTask<T> extends Serializable {

    /**
     * @param root the current directory of the build, absolute
     * @param log reaches the build log from the agent
     */
    T run(Path root, DeliveryLog log) throws IOException, InterruptedException;
}
