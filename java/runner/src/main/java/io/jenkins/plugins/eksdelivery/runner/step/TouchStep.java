package io.jenkins.plugins.eksdelivery.runner.step;

import hudson.FilePath;
import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code touch}: makes an empty file or sets its time to now. */
public final class TouchStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    private final String file;

    @DataBoundSetter
    private @Nullable Long timestamp;

    @DataBoundConstructor
    public TouchStep(String file) {
        this.file = file;
    }

    @Override
    protected StepExecution begin(RunningStep step) throws Exception {
        return new Answer(step, () -> {
            step.get(FilePath.class).child(file).touch(timestamp == null ? System.currentTimeMillis() : timestamp);
            return null;
        });
    }
}
