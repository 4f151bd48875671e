package io.jenkins.plugins.eksdelivery.registry;

import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import io.jenkins.plugins.eksdelivery.workspace.WorkspaceTask;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Pushes a layout, on the machine that has it. The token is part of the task, so it is only ever in memory and on the channel.
 *
 * @param workspace root of the workspace, which the layout must lie in
 * @param layout its folder, relative to the current directory
 * @param access the registry and its token
 * @param options where to and how
 * @param retries further tries of a request
 */
record PushTask(String workspace, String layout, RegistryAccess access, TransferOptions options, int retries)
        implements WorkspaceTask<TransferResult> {

    @Override
    public TransferResult run(Path directory, DeliveryLog log) throws IOException, InterruptedException {
        Path folder = LayoutLookup.inside(directory, workspace, layout);
        try (RegistrySession session =
                RegistrySession.open(access.endpoint(), access.login(), RetryPolicy.of(retries))) {
            UploadJournal journal = new FileUploadJournal(folder, access.endpoint(), options.repository());
            return new ImageTransfer(OciLayout.open(folder), session, options, journal, log).run();
        }
    }
}
