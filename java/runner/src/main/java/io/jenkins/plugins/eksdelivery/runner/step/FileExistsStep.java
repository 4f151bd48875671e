package io.jenkins.plugins.eksdelivery.runner.step;

import hudson.FilePath;
import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code fileExists}: whether there is such a file or directory in the workspace. */
public final class FileExistsStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    private final String file;

    @DataBoundConstructor
    public FileExistsStep(String file) {
        this.file = file;
    }

    @Override
    protected StepExecution begin(RunningStep step) throws Exception {
        return new Answer(step, () -> step.get(FilePath.class).child(file).exists());
    }
}
