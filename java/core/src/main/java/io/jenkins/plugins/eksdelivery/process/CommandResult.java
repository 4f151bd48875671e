package io.jenkins.plugins.eksdelivery.process;

import java.time.Duration;

/**
 * How a program ended.
 *
 * @param exitCode its exit status; 128 + n when signal n ended it
 * @param duration from its start to its end
 */
public record CommandResult(int exitCode, Duration duration) {

    public boolean succeeded() {
        return exitCode == 0;
    }
}
