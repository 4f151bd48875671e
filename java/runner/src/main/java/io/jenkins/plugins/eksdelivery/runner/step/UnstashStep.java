package io.jenkins.plugins.eksdelivery.runner.step;

import hudson.AbortException;
import hudson.FilePath;
import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code unstash}: brings the files of a stash into the workspace. */
public final class UnstashStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    private final String name;

    @DataBoundConstructor
    public UnstashStep(String name) {
        this.name = name;
    }

    @Override
    protected StepExecution begin(RunningStep step) throws Exception {
        return new Answer(step, () -> {
            FilePath kept = new FilePath(step.surroundings()
                    .request()
                    .folder()
                    .resolve("stashes")
                    .resolve(name)
                    .toFile());
            if (!kept.exists()) {
                throw new AbortException("No such saved stash ‘" + name + "’");
            }
            FilePath here = step.get(FilePath.class);
            for (FilePath file : kept.list("**/*", null, false)) {
                file.copyToWithPermission(here.child(Workspaces.relative(kept, file)));
            }
            return null;
        });
    }
}
