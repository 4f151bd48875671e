package io.jenkins.plugins.eksdelivery.runner.run;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came out of a run.
 *
 * @param result how it ended
 * @param cause what ended it early, as the console says it; null when the script ran to its end
 * @param duration wall time of this process's part of the run
 * @param folder the run's folder
 */
public record RunOutcome(RunResult result, @Nullable Throwable cause, Duration duration, Path folder) {}
