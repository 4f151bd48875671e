package io.jenkins.plugins.eksdelivery.runner.step;

import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code ansiColor}: the console shows colours as it is. */
public final class AnsiColorStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    private final String colorMapName;

    @DataBoundSetter
    private @Nullable Integer defaultFg;

    @DataBoundSetter
    private @Nullable Integer defaultBg;

    @DataBoundConstructor
    public AnsiColorStep(String colorMapName) {
        this.colorMapName = colorMapName;
    }

    @Override
    protected StepExecution begin(RunningStep step) throws Exception {
        return new Around(
                step,
                EnvironmentExpander.merge(
                        step.get(EnvironmentExpander.class),
                        EnvironmentExpander.constant(Map.of("TERM", colorMapName))));
    }
}
