package io.jenkins.plugins.eksdelivery.runner.step;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.TaskListener;
import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code stash}: keeps files of the workspace for later blocks. */
public final class StashStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    private final String name;

    @DataBoundSetter
    private @Nullable String includes;

    @DataBoundSetter
    private @Nullable String excludes;

    @DataBoundSetter
    private boolean useDefaultExcludes = true;

    @DataBoundSetter
    private boolean allowEmpty;

    @DataBoundConstructor
    public StashStep(String name) {
        this.name = name;
    }

    @Override
    protected StepExecution begin(RunningStep step) throws Exception {
        return new Answer(step, () -> {
            FilePath here = step.get(FilePath.class);
            FilePath kept = new FilePath(step.surroundings()
                    .request()
                    .folder()
                    .resolve("stashes")
                    .resolve(name)
                    .toFile());
            FilePath[] files = here.list(includes == null ? "**/*" : includes, excludes, useDefaultExcludes);
            if (files.length == 0 && !allowEmpty) {
                throw new AbortException("No files included in stash ‘" + name + "’");
            }
            kept.deleteRecursive();
            kept.mkdirs();
            for (FilePath file : files) {
                file.copyToWithPermission(kept.child(Workspaces.relative(here, file)));
            }
            step.get(TaskListener.class).getLogger().println("Stashed " + files.length + " file(s)");
            return null;
        });
    }
}
