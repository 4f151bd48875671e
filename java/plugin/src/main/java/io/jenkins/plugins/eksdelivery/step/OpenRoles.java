package io.jenkins.plugins.eksdelivery.step;

import hudson.Extension;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.operation.AwsAccess;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The roles of the {@code withAwsRole} blocks that are open now. Credentials live here, in memory, and nowhere else. */
@Extension
public final class OpenRoles {

    /** Reconnecting to an agent after a restart of the controller takes a minute or two. */
    private static final Duration LONGEST_RESUME = Duration.ofMinutes(5);

    private final Map<String, AwsAccess> open = new HashMap<>();

    public synchronized void open(String id, AwsAccess access) {
        open.put(id, access);
        notifyAll();
    }

    public synchronized void close(String id) {
        open.remove(id);
    }

    synchronized AwsAccess await(String id) throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST_RESUME.toNanos();
        while (true) {
            @Nullable AwsAccess access = open.get(id);
            if (access != null) {
                return access;
            }
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                throw new DeliveryException(Failure.transientFault(
                        "AWS-RESUME-01",
                        "withAwsRole",
                        "the role could not be assumed again after the restart",
                        "See the log for the reason, then start the build again"));
            }
            wait(millis);
        }
    }
}
