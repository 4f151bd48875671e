package io.jenkins.plugins.eksdelivery.runner.step;

import hudson.model.Result;
import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code warnError}: a failure of its block makes the build unstable but does not end it. */
public final class WarnErrorStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    private final String message;

    @DataBoundSetter
    private boolean catchInterruptions = true;

    @DataBoundConstructor
    public WarnErrorStep(String message) {
        this.message = message;
    }

    @Override
    protected StepExecution begin(RunningStep step) {
        return CatchErrorStep.around(step, message, Result.UNSTABLE, Result.UNSTABLE, catchInterruptions);
    }
}
