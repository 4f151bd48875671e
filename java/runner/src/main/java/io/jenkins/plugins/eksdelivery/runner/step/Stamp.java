package io.jenkins.plugins.eksdelivery.runner.step;

import io.jenkins.plugins.eksdelivery.runner.program.LineFilter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The time, then the line. */
record Stamp() implements LineFilter {

    @Override
    public String apply(String line) {
        return "[" + Instant.now().truncatedTo(ChronoUnit.MILLIS) + "] " + line;
    }
}
