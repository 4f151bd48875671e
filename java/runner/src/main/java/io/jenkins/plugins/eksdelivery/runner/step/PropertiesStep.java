package io.jenkins.plugins.eksdelivery.runner.step;

import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code properties}: takes the parameters that the script declares; the rest concerns only a Jenkins. */
public final class PropertiesStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    private final List<?> properties;

    @DataBoundConstructor
    public PropertiesStep(List<?> properties) {
        this.properties = properties;
    }

    @Override
    protected StepExecution begin(RunningStep step) throws Exception {
        return new Answer(step, () -> {
            DeclaredParameters.in(properties).forEach(step.state()::declareParameter);
            return null;
        });
    }
}
