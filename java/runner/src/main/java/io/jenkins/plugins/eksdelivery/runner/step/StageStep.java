package io.jenkins.plugins.eksdelivery.runner.step;

import hudson.AbortException;
import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code stage}: names a part of the pipeline. */
public final class StageStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    private final @Nullable String name;

    @DataBoundConstructor
    public StageStep(@Nullable String name) {
        this.name = name;
    }

    @Override
    protected StepExecution begin(RunningStep step) throws Exception {
        if (name == null || name.isBlank()) {
            throw new AbortException("Stage name must not be empty");
        }
        if (!step.hasBody()) {
            throw new AbortException("A stage without a block is not supported: write stage('" + name + "') { … }");
        }
        EnvironmentExpander named = EnvironmentExpander.merge(
                step.get(EnvironmentExpander.class), EnvironmentExpander.constant(Map.of("STAGE_NAME", name)));
        return new Around(step, name, new Relay(), List.of(named, step.markStage()));
    }
}
