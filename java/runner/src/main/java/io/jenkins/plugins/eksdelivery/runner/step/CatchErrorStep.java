package io.jenkins.plugins.eksdelivery.runner.step;

import hudson.AbortException;
import hudson.model.Result;
import hudson.model.TaskListener;
import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import io.jenkins.plugins.eksdelivery.runner.program.StageMark;
import java.io.IOException;
import java.io.PrintStream;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code catchError}: a failure of its block marks the build but does not end it. */
public final class CatchErrorStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    @DataBoundSetter
    private @Nullable String message;

    @DataBoundSetter
    private String buildResult = "FAILURE";

    @DataBoundSetter
    private String stageResult = "SUCCESS";

    @DataBoundSetter
    private boolean catchInterruptions = true;

    @DataBoundConstructor
    public CatchErrorStep() {}

    @Override
    protected StepExecution begin(RunningStep step) {
        return around(
                step, message, Result.fromString(buildResult), Result.fromString(stageResult), catchInterruptions);
    }

    static StepExecution around(
            RunningStep step, @Nullable String message, Result result, Result stage, boolean interruptions) {
        return new Around(step, null, new Caught(message, result, stage, interruptions), java.util.List.of());
    }

    private static final class Caught extends Relay {

        private static final long serialVersionUID = 1L;

        private final @Nullable String message;
        private final Result result;
        private final Result stage;
        private final boolean interruptions;

        Caught(@Nullable String message, Result result, Result stage, boolean interruptions) {
            this.message = message;
            this.result = result;
            this.stage = stage;
            this.interruptions = interruptions;
        }

        @Override
        public void onFailure(StepContext step, Throwable failure) {
            if (failure instanceof FlowInterruptedException && !interruptions) {
                step.onFailure(failure);
                return;
            }
            try {
                PrintStream log = step.get(TaskListener.class).getLogger();
                if (message != null) {
                    log.println(message);
                }
                log.println(failure instanceof AbortException ? "ERROR: " + failure.getMessage() : failure.toString());
            } catch (IOException | InterruptedException broken) {
                failure.addSuppressed(broken);
            }
            Result marked = failure instanceof FlowInterruptedException interrupted
                    ? interrupted.getResult().combine(result)
                    : result;
            if (marked.isWorseThan(Result.SUCCESS)) {
                ((RunningStep) step).state().worsen(marked);
            }
            if (stage.isWorseThan(Result.SUCCESS)) {
                StageMark.warn((RunningStep) step, stage);
            }
            step.onSuccess(null);
        }
    }
}
