package io.jenkins.plugins.eksdelivery.runner.step;

import hudson.FilePath;
import hudson.model.TaskListener;
import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code dir}: another current directory for a block. */
public final class DirStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    private final String path;

    @DataBoundConstructor
    public DirStep(String path) {
        this.path = path;
    }

    @Override
    protected StepExecution begin(RunningStep step) throws Exception {
        FilePath directory = step.get(FilePath.class).child(path);
        step.get(TaskListener.class).getLogger().println("Running in " + directory.getRemote());
        return new Around(step, directory);
    }
}
