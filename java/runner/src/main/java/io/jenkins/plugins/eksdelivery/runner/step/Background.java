package io.jenkins.plugins.eksdelivery.runner.step;

import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import java.io.Serializable;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;
import org.jspecify.annotations.Nullable;

/** Work that takes a while, off the engine's thread. It is such that doing it again does no harm: a resumed run does so. */
final class Background extends SynchronousNonBlockingStepExecution<@Nullable Object> {

    private static final long serialVersionUID = 1L;

    private final RunningStep step;
    private final Work work;

    Background(RunningStep step, Work work) {
        super(step);
        this.step = step;
        this.work = work;
    }

    /** What to do; part of the saved state. */
    interface Work extends Serializable {

        @Nullable
        Object run(RunningStep step) throws Exception;
    }

    @Override
    protected @Nullable Object run() throws Exception {
        return work.run(step);
    }

    @Override
    public void onResume() {
        try {
            start();
        } catch (Exception failure) {
            step.onFailure(failure);
        }
    }
}
