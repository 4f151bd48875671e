package io.jenkins.plugins.eksdelivery.runner.step;

import hudson.EnvVars;
import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code tool}: the home of a tool that this machine has, found by its name. */
public final class ToolStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    private final String name;

    @DataBoundSetter
    private @Nullable String type;

    @DataBoundConstructor
    public ToolStep(String name) {
        this.name = name;
    }

    @Override
    protected StepExecution begin(RunningStep step) throws Exception {
        return new Answer(
                step, () -> LocalTools.home(name, type, step.get(EnvVars.class).get("PATH", "")));
    }
}
