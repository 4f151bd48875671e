package io.jenkins.plugins.eksdelivery.runner.step;

import hudson.FilePath;
import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import java.nio.file.Path;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code git}: clones a branch with the credentials that git itself finds. */
public final class GitStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    private final String url;

    @DataBoundSetter
    private String branch = "master";

    @DataBoundSetter
    private @Nullable String credentialsId;

    @DataBoundSetter
    private boolean poll = true;

    @DataBoundSetter
    private boolean changelog = true;

    @DataBoundConstructor
    public GitStep(String url) {
        this.url = url;
    }

    @Override
    protected StepExecution begin(RunningStep step) {
        return new Background(step, new Fetch(url, branch));
    }

    /** Runs git. */
    private record Fetch(String url, String branch) implements Background.Work {

        @Override
        public Object run(RunningStep step) throws Exception {
            return new Checkout(step.surroundings().request().script())
                    .repository(step, Path.of(step.get(FilePath.class).getRemote()), url, branch);
        }
    }
}
