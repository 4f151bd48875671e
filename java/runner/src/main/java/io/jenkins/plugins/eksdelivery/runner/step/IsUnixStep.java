package io.jenkins.plugins.eksdelivery.runner.step;

import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code isUnix}: always true, the runner runs on Linux. */
public final class IsUnixStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    @DataBoundConstructor
    public IsUnixStep() {}

    @Override
    protected StepExecution begin(RunningStep step) throws Exception {
        return new Answer(step, () -> true);
    }
}
