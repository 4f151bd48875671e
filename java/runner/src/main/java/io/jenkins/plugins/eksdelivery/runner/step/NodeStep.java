package io.jenkins.plugins.eksdelivery.runner.step;

import hudson.EnvVars;
import hudson.FilePath;
import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code node}: this machine, whatever the label says, with a workspace that no other block uses meanwhile. */
public final class NodeStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    private final @Nullable String label;

    @DataBoundConstructor
    public NodeStep(@Nullable String label) {
        this.label = label;
    }

    @Override
    protected StepExecution begin(RunningStep step) throws Exception {
        String job = step.surroundings().request().jobName();
        int executor = 0;
        while (!step.state().take(workspaceKey(job, executor))) {
            executor++;
        }
        Path workspace =
                step.surroundings().request().workspaceRoot().resolve(executor == 0 ? job : job + "@" + (executor + 1));
        Files.createDirectories(workspace);
        step.surroundings().console().line(step.node(), "Running on built-in in " + workspace);
        EnvVars variables = environment(workspace);
        variables.put("NODE_NAME", "built-in");
        variables.put("NODE_LABELS", label == null || label.isBlank() ? "built-in" : label);
        variables.put("EXECUTOR_NUMBER", Integer.toString(executor));
        return new Around(
                step,
                null,
                new Release(workspaceKey(job, executor)),
                List.of(new FilePath(workspace.toFile()), variables));
    }

    /** What tells programs where they are. */
    static EnvVars environment(Path workspace) {
        EnvVars variables = new EnvVars();
        variables.put("WORKSPACE", workspace.toString());
        variables.put("WORKSPACE_TMP", workspace + "@tmp");
        return variables;
    }

    private static String workspaceKey(String job, int executor) {
        return "workspace:" + job + ":" + executor;
    }

    private static final class Release extends BodyExecutionCallback.TailCall {

        private static final long serialVersionUID = 1L;

        private final String key;

        Release(String key) {
            this.key = key;
        }

        @Override
        protected void finished(StepContext step) {
            ((RunningStep) step).state().release(key);
        }
    }
}
