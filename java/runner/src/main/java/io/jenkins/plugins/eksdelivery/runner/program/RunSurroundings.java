package io.jenkins.plugins.eksdelivery.runner.program;

import io.jenkins.plugins.eksdelivery.log.Mask;
import io.jenkins.plugins.eksdelivery.runner.run.InputAnswers;
import io.jenkins.plugins.eksdelivery.runner.run.RunRequest;
import io.jenkins.plugins.eksdelivery.runner.script.PipelineClassLoader;
import java.io.IOException;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** What belongs to the process rather than to the program: the engine and the runner's own steps find it here. */
public interface RunSurroundings {

    /** What to run. */
    RunRequest request();

    /** Where lines and events go. */
    Console console();

    /** Hides what is secret; steps that read secrets add to it. */
    Mask mask();

    /** Answers {@code input}. */
    InputAnswers answers();

    /** Compiles scripts. */
    PipelineClassLoader scripts();

    /** The libraries of the run. */
    Libraries libraries();

    /** Background work of steps: timers, and the watching of processes. */
    ScheduledExecutorService timers();

    /** What a step asks its context for; null when there is none here. */
    <T> @Nullable T find(Class<T> type, RunningStep step, ContextValues values)
            throws IOException, InterruptedException;
}
