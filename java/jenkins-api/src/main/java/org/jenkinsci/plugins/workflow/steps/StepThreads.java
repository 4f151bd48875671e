package org.jenkinsci.plugins.workflow.steps;

import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.CurrentUser;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.security.core.Authentication;

/** Threads of steps that take their time. Not a type of Jenkins. */
final class StepThreads {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private static final ExecutorService POOL = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "step " + COUNT.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    });

    private StepThreads() {}

    static Future<?> submit(Runnable work) {
        Authentication user = CurrentUser.get();
        return POOL.submit(() -> {
            try (ACLContext as = ACL.as2(user)) {
                work.run();
            }
        });
    }
}
