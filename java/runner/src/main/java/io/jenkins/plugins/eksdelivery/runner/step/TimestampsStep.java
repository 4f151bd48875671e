package io.jenkins.plugins.eksdelivery.runner.step;

import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code timestamps}: puts the time before each line of its block. */
public final class TimestampsStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    @DataBoundConstructor
    public TimestampsStep() {}

    @Override
    protected StepExecution begin(RunningStep step) throws Exception {
        return new Around(step, new Stamp());
    }
}
