package io.jenkins.plugins.eksdelivery.runner.program;

import com.cloudbees.groovy.cps.Outcome;
import hudson.model.Result;
import io.jenkins.plugins.eksdelivery.runner.run.RunEvent;
import io.jenkins.plugins.eksdelivery.runner.run.RunResult;
import java.time.Instant;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jspecify.annotations.Nullable;

/** Tells what begins and ends: in the console with Jenkins' words, and as events that make up the tree of the run. */
final class NodeReport {

    private final Console console;

    NodeReport(Console console) {
        this.console = console;
    }

    void stepStarted(RunningStep step, String label) {
        console.pipeline(step.function());
        int parent = step.branch().node();
        RunEvent.Kind kind = step.function().equals("stage")
                ? RunEvent.Kind.STAGE
                : step.block() ? RunEvent.Kind.BLOCK : RunEvent.Kind.STEP;
        console.event(new RunEvent.NodeStarted(
                Instant.now(), step.node(), parent == 0 ? null : parent, kind, step.function(), label));
    }

    void stepEnded(RunningStep step, Outcome outcome) {
        if (step.block()) {
            console.pipeline("// " + step.function());
        }
        Throwable failure = outcome.getAbnormal();
        ended(step.node(), failure, failure == null ? step.result() : result(failure));
    }

    void bodyStarted(RunningBody body) {
        String name = body.displayName();
        if (body.asBranch()) {
            console.event(new RunEvent.NodeStarted(
                    Instant.now(),
                    body.node(),
                    body.step().node(),
                    RunEvent.Kind.BRANCH,
                    body.step().function(),
                    name == null ? "" : name));
        }
        String shown = body.asBranch() ? "Branch: " + name : name;
        console.pipeline(shown == null ? "{" : "{ (" + shown + ")");
    }

    void bodyEnded(RunningBody body, Outcome outcome) {
        console.pipeline("}");
        if (body.asBranch()) {
            ended(body.node(), outcome.getAbnormal(), result(outcome.getAbnormal()));
        }
    }

    private void ended(int node, @Nullable Throwable failure, Result result) {
        console.event(new RunEvent.NodeEnded(
                Instant.now(),
                node,
                RunResult.valueOf(result.toString()),
                failure == null ? null : messageOf(failure)));
    }

    /** What a failure makes of the build. */
    static Result result(@Nullable Throwable failure) {
        if (failure == null) {
            return Result.SUCCESS;
        }
        return failure instanceof FlowInterruptedException interrupted ? interrupted.getResult() : Result.FAILURE;
    }

    private static String messageOf(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }
}
