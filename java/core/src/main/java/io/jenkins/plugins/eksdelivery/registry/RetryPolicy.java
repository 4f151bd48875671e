package io.jenkins.plugins.eksdelivery.registry;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How often and how late a request is tried again.
 *
 * @param retries further tries after the first one
 * @param first upper bound of the first wait; it doubles with each try
 * @param longest upper bound of any wait, that asked for by the server included
 */
public record RetryPolicy(int retries, Duration first, Duration longest) {

    /** Waits of at most 0.5, 1, 2 … 30 s. */
    public static RetryPolicy of(int retries) {
        return new RetryPolicy(retries, Duration.ofMillis(500), Duration.ofSeconds(30));
    }

    /** Statuses that say that the same request may succeed later. */
    static boolean passing(int status) {
        return status == 408 || status == 429 || status >= 500 && status <= 504 && status != 501;
    }

    /**
     * The wait before the next try.
     *
     * @param attempt number of tries that failed, from 1
     * @param asked what the server asked for by Retry-After
     * @param random spreads the tries of many clients
     */
    Duration delay(int attempt, Optional<Duration> asked, RandomGenerator random) {
        if (asked.isPresent()) {
            return asked.get().compareTo(longest) < 0 ? asked.get() : longest;
        }
        long bound = Math.min(longest.toMillis(), first.toMillis() << Math.min(attempt - 1, 20));
        return Duration.ofMillis(bound / 2 + random.nextLong(bound / 2 + 1));
    }
}
