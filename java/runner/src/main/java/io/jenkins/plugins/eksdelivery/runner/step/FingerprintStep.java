package io.jenkins.plugins.eksdelivery.runner.step;

import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code fingerprint}: accepted; a run outside of a Jenkins keeps no fingerprints. */
public final class FingerprintStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    private final String targets;

    @DataBoundConstructor
    public FingerprintStep(String targets) {
        this.targets = targets;
    }

    @Override
    protected StepExecution begin(RunningStep step) throws Exception {
        return new Answer(step, () -> null);
    }
}
