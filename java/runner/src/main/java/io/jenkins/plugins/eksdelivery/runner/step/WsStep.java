package io.jenkins.plugins.eksdelivery.runner.step;

import hudson.FilePath;
import hudson.model.TaskListener;
import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code ws}: another workspace for a block. */
public final class WsStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    private final String dir;

    @DataBoundConstructor
    public WsStep(String dir) {
        this.dir = dir;
    }

    @Override
    protected StepExecution begin(RunningStep step) throws Exception {
        Path workspace = step.surroundings().request().workspaceRoot().resolve(dir);
        Files.createDirectories(workspace);
        step.get(TaskListener.class).getLogger().println("Running in " + workspace);
        return new Around(
                step, null, new Relay(), List.of(new FilePath(workspace.toFile()), NodeStep.environment(workspace)));
    }
}
