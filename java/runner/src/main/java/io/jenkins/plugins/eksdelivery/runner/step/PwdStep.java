package io.jenkins.plugins.eksdelivery.runner.step;

import hudson.FilePath;
import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code pwd}: the current directory, or the one for temporary files beside it. */
public final class PwdStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    @DataBoundSetter
    private boolean tmp;

    @DataBoundConstructor
    public PwdStep() {}

    @Override
    protected StepExecution begin(RunningStep step) throws Exception {
        return new Answer(step, () -> {
            FilePath here = step.get(FilePath.class);
            return tmp ? here.getRemote() + "@tmp" : here.getRemote();
        });
    }
}
