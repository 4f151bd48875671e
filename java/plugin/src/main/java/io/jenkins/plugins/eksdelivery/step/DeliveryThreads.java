package io.jenkins.plugins.eksdelivery.step;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads for the work of steps, so that no thread of Jenkins waits for AWS or a program. */
public final class DeliveryThreads {

    private static final ExecutorService WORK = Executors.newCachedThreadPool(daemons("eks-delivery step "));
    private static final ScheduledExecutorService CLOCK = clock();

    private DeliveryThreads() {}

    public static Future<?> submit(Runnable work) {
        return WORK.submit(work);
    }

    /** Quick work only: all of it shares one thread. */
    public static ScheduledFuture<?> after(Duration delay, Runnable work) {
        return CLOCK.schedule(work, Math.max(0, delay.toMillis()), TimeUnit.MILLISECONDS);
    }

    public static ScheduledFuture<?> every(Duration period, Runnable work) {
        return CLOCK.scheduleWithFixedDelay(
                () -> submit(work), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static ScheduledExecutorService clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, daemons("eks-delivery clock "));
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    private static ThreadFactory daemons(String name) {
        AtomicInteger count = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, name + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
