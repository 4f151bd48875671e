package io.jenkins.plugins.eksdelivery.runner.step;

import hudson.EnvVars;
import hudson.FilePath;
import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import java.nio.file.Path;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code sh}: runs a shell script that goes on when the runner is killed, and is picked up again. */
public final class ShStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    private final String script;

    @DataBoundSetter
    private boolean returnStdout;

    @DataBoundSetter
    private boolean returnStatus;

    @DataBoundSetter
    private @Nullable String encoding;

    @DataBoundSetter
    private @Nullable String label;

    @DataBoundConstructor
    public ShStep(String script) {
        this.script = script;
    }

    @Override
    protected StepExecution begin(RunningStep step) throws Exception {
        if (returnStdout && returnStatus) {
            throw new IllegalArgumentException("You may not select both returnStdout and returnStatus.");
        }
        if (step.surroundings().request().dryRun()) {
            return new Answer(step, () -> {
                step.surroundings().console().line(step.node(), "Would run: " + script.strip());
                return returnStdout ? "" : returnStatus ? (Object) 0 : null;
            });
        }
        Path workspace = Path.of(step.get(FilePath.class).getRemote());
        // The environment is read when the program starts, never saved: it may hold secrets.
        return new ShellExecution(step, workspace, script, returnStdout, returnStatus, encoding);
    }

    static EnvVars environment(RunningStep step) throws Exception {
        return step.get(EnvVars.class);
    }
}
