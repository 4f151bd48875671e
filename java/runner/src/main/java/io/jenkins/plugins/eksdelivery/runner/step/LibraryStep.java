package io.jenkins.plugins.eksdelivery.runner.step;

import hudson.model.TaskListener;
import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code library}: loads a shared library in the middle of a script. */
public final class LibraryStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    private final String identifier;

    @DataBoundSetter
    private boolean changelog = true;

    @DataBoundSetter
    private @Nullable Object retriever;

    @DataBoundConstructor
    public LibraryStep(String identifier) {
        this.identifier = identifier;
    }

    @Override
    protected StepExecution begin(RunningStep step) throws Exception {
        return new Answer(step, () -> {
            step.get(TaskListener.class).getLogger().println("Loading library " + identifier);
            step.surroundings().libraries().load(identifier);
            return new LibraryClasses("");
        });
    }
}
