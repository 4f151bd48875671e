package io.jenkins.plugins.eksdelivery.runner.step;

import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code script}: a block of scripted steps within a declarative pipeline. */
public final class ScriptStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    @DataBoundConstructor
    public ScriptStep() {}

    @Override
    protected StepExecution begin(RunningStep step) throws Exception {
        return new Around(step);
    }
}
