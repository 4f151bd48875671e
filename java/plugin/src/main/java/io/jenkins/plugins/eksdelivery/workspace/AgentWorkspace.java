package io.jenkins.plugins.eksdelivery.workspace;

import hudson.FilePath;
import hudson.model.TaskListener;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import java.io.File;
import java.io.IOException;
import jenkins.MasterToSlaveFileCallable;

/** The current directory of a build on its agent. */
public final class AgentWorkspace implements Workspace {

    private final FilePath directory;
    private final String root;
    private final TaskListener listener;

    /**
     * The directory, and the workspace that it is or lies in.
     *
     * @param listener receives, and masks, what tasks say on the agent
     */
    public AgentWorkspace(FilePath directory, String root, TaskListener listener) {
        this.directory = directory;
        this.root = root;
        this.listener = listener;
    }

    @Override
    public <T> T act(WorkspaceTask<T> task) throws IOException, InterruptedException {
        return directory.act(new OnAgent<>(task, listener));
    }

    @Override
    public String path() {
        return directory.getRemote();
    }

    @Override
    public String root() {
        return root;
    }

    private static final class OnAgent<T> extends MasterToSlaveFileCallable<T> {

        private static final long serialVersionUID = 1L;

        private final WorkspaceTask<T> task;
        private final TaskListener listener;

        OnAgent(WorkspaceTask<T> task, TaskListener listener) {
            this.task = task;
            this.listener = listener;
        }

        @Override
        public T invoke(File directory, VirtualChannel channel) throws IOException, InterruptedException {
            DeliveryLog log = text -> listener.getLogger().println(text);
            return task.run(directory.toPath().toAbsolutePath().normalize(), log);
        }
    }
}
