package io.jenkins.plugins.eksdelivery.runner.step;

import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import java.util.concurrent.Callable;
import org.jenkinsci.plugins.workflow.steps.SynchronousStepExecution;
import org.jspecify.annotations.Nullable;

/** A step that answers at once. */
final class Answer extends SynchronousStepExecution<@Nullable Object> {

    private static final long serialVersionUID = 1L;

    private final transient Callable<? extends @Nullable Object> work;

    Answer(RunningStep step, Callable<? extends @Nullable Object> work) {
        super(step);
        this.work = work;
    }

    @Override
    protected @Nullable Object run() throws Exception {
        return work.call();
    }
}
