package io.jenkins.plugins.eksdelivery.aws;

import hudson.Extension;
import io.jenkins.plugins.eksdelivery.step.DeliveryThreads;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The credentials files of the {@code withAwsRole} blocks that are open now, renewed in the background. */
@Extension
public final class OpenFiles {

    private static final Logger LOGGER = Logger.getLogger(OpenFiles.class.getName());

    private final Map<String, OpenFile> open = new ConcurrentHashMap<>();

    void keep(String id, ToolCredentials tools, Duration period) {
        open.put(id, new OpenFile(tools, DeliveryThreads.every(period, () -> refresh(tools))));
    }

    void close(String id) {
        @Nullable OpenFile file = open.remove(id);
        if (file == null) {
            return;
        }
        file.refresh().cancel(false);
        try {
            file.tools().close();
        } catch (IOException failed) {
            LOGGER.log(
                    Level.WARNING,
                    failed,
                    () -> "credentials file " + file.tools().folder());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void refresh(ToolCredentials tools) {
        try {
            tools.refresh();
        } catch (IOException | RuntimeException failed) {
            LOGGER.log(Level.WARNING, failed, () -> "credentials file " + tools.folder());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private record OpenFile(ToolCredentials tools, ScheduledFuture<?> refresh) {}
}
