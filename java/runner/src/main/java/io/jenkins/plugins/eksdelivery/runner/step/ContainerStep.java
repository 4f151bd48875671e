package io.jenkins.plugins.eksdelivery.runner.step;

import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code container}: the tools of this machine stand for those of the container. */
public final class ContainerStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    private final String name;

    @DataBoundSetter
    private @Nullable String shell;

    @DataBoundConstructor
    public ContainerStep(String name) {
        this.name = name;
    }

    @Override
    protected StepExecution begin(RunningStep step) throws Exception {
        return new Around(
                step,
                EnvironmentExpander.merge(
                        step.get(EnvironmentExpander.class),
                        EnvironmentExpander.constant(Map.of("POD_CONTAINER", name))));
    }
}
