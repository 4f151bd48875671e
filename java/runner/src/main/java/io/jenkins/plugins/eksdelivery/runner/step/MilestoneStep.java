package io.jenkins.plugins.eksdelivery.runner.step;

import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code milestone}: there is only one run here, so each milestone is passed at once. */
public final class MilestoneStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    @DataBoundSetter
    private @Nullable String label;

    private final @Nullable Integer ordinal;

    @DataBoundConstructor
    public MilestoneStep(@Nullable Integer ordinal) {
        this.ordinal = ordinal;
    }

    @Override
    protected StepExecution begin(RunningStep step) throws Exception {
        return new Answer(step, () -> null);
    }
}
