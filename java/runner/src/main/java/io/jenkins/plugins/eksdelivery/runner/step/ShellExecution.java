package io.jenkins.plugins.eksdelivery.runner.step;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.model.TaskListener;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;

/** Follows a {@link DetachedShell}: its output to the console, its end to the script. */
final class ShellExecution extends StepExecution {

    private static final long serialVersionUID = 1L;

    /** How often the output is looked at. The end itself is told by the process, not polled for. */
    private static final long PERIOD = 40;

    private final RunningStep step;
    private final String directory;
    private final String workspace;
    private final String script;
    private final boolean returnStdout;
    private final boolean returnStatus;
    private final @Nullable String encoding;

    private transient @Nullable ScheduledFuture<?> following;
    private transient boolean ended;

    @SuppressWarnings("serial")
    private @Nullable Throwable stopCause;

    ShellExecution(
            RunningStep step,
            Path workspace,
            String script,
            boolean returnStdout,
            boolean returnStatus,
            @Nullable String encoding) {
        super(step);
        this.step = step;
        this.workspace = workspace.toString();
        this.directory = step.surroundings()
                .request()
                .folder()
                .resolve("sh")
                .resolve(Integer.toString(step.node()))
                .toString();
        this.script = script;
        this.returnStdout = returnStdout;
        this.returnStatus = returnStatus;
        this.encoding = encoding;
    }

    private DetachedShell shell() {
        return new DetachedShell(Path.of(directory));
    }

    @Override
    public boolean start() throws Exception {
        EnvVars environment = ShStep.environment(step);
        Files.createDirectories(Path.of(workspace));
        shell().prepare(script, returnStdout);
        launch(environment);
        return false;
    }

    @Override
    public void onResume() {
        try {
            DetachedShell shell = shell();
            if (shell.claimed() || shell.awaitClaim()) {
                follow(shell.onExit());
            } else if (shell.prepared()) {
                launch(ShStep.environment(step));
            } else {
                start();
            }
        } catch (Exception failure) {
            step.onFailure(failure);
        }
    }

    private void launch(EnvVars environment) throws IOException {
        follow(shell().launch(Path.of(workspace), environment));
    }

    private void follow(java.util.concurrent.CompletableFuture<?> exit) throws IOException {
        following = step.surroundings()
                .timers()
                .scheduleWithFixedDelay(this::copyOutput, PERIOD, PERIOD, TimeUnit.MILLISECONDS);
        exit.whenComplete((process, failure) -> end());
    }

    /** One look at the output; what is new goes to the console. */
    private synchronized void copyOutput() {
        if (ended) {
            return;
        }
        try {
            shell().copyNewOutput(step.get(TaskListener.class).getLogger(), false);
        } catch (IOException | InterruptedException | RuntimeException failure) {
            step.onFailure(failure);
        }
    }

    private synchronized void end() {
        if (ended || laterEnd()) {
            return;
        }
        ended = true;
        if (following != null) {
            following.cancel(false);
        }
        try {
            DetachedShell shell = shell();
            try (PrintStream log = step.get(TaskListener.class).getLogger()) {
                shell.copyNewOutput(log, true);
            }
            answer(shell.status(), shell);
            // A run that is killed before the answer is saved needs the files to give it again.
            step.afterNextSave(shell::remove);
        } catch (Exception failure) {
            step.onFailure(failure);
        }
    }

    /** A second launch of a script that was claimed already ends at once: the first one is waited for. */
    private boolean laterEnd() {
        try {
            if (!shell().stillRuns()) {
                return false;
            }
        } catch (IOException failure) {
            return false;
        }
        step.surroundings().timers().schedule(this::end, PERIOD, TimeUnit.MILLISECONDS);
        return true;
    }

    private void answer(int status, DetachedShell shell) throws IOException {
        if (stopCause != null) {
            step.onFailure(stopCause);
        } else if (returnStatus) {
            step.onSuccess(status);
        } else if (status == 0) {
            step.onSuccess(returnStdout ? Encoded.text(shell.standardOutput(), encoding) : null);
        } else {
            step.onFailure(new AbortException("script returned exit code " + status));
        }
    }

    @Override
    public void stop(Throwable cause) {
        stopCause = cause;
        step.surroundings().console().line(step.node(), "Sending interrupt signal to process");
        DetachedShell shell = shell();
        if (!shell.signal("TERM")) {
            step.onFailure(cause);
            return;
        }
        step.surroundings()
                .timers()
                .schedule(() -> shell.signal("KILL"), DetachedShell.GRACE_SECONDS, TimeUnit.SECONDS);
    }
}
