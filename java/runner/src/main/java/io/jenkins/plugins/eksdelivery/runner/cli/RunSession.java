package io.jenkins.plugins.eksdelivery.runner.cli;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.runner.declarative.DeclarativePipelines;
import io.jenkins.plugins.eksdelivery.runner.run.InputAnswers;
import io.jenkins.plugins.eksdelivery.runner.run.PipelineRun;
import io.jenkins.plugins.eksdelivery.runner.run.RunEvent;
import io.jenkins.plugins.eksdelivery.runner.run.RunListener;
import io.jenkins.plugins.eksdelivery.runner.run.RunOutcome;
import io.jenkins.plugins.eksdelivery.runner.run.RunPorts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run in this process: prints its console on standard output and its tree on the error stream, answers its questions, and ends it
 * in order on Ctrl-C.
 */
final class RunSession {

    private final PrintWriter out;
    private final PrintWriter err;
    private final TreeOptions tree;
    private final AnswerOptions answers;

    RunSession(PrintWriter out, PrintWriter err, TreeOptions tree, AnswerOptions answers) {
        this.out = out;
        this.err = err;
        this.tree = tree;
        this.answers = answers;
    }

    /** Makes the run, new or resumed, in its surroundings. */
    @FunctionalInterface
    interface Opening {

        PipelineRun open(RunPorts ports) throws IOException;
    }

    /**
     * Runs to the end.
     *
     * @param script the Jenkinsfile, for messages
     */
    ExitStatus execute(RunFolder folder, Path script, Opening opening) throws InterruptedException {
        try (FileAnswers questions = answers.open(folder, err)) {
            RunOutcome outcome = run(opening, questions);
            new CompileErrors(script).report(outcome.cause(), err);
            return ExitStatus.ofResult(outcome.result().name());
        } catch (IOException failure) {
            throw new DeliveryException(
                    Failure.permanent(
                            "RUN-FOLDER-03",
                            "keeping the state of the run in " + folder.path(),
                            String.valueOf(failure.getMessage()),
                            "Make room or give rights there, then type 'eks-delivery resume " + folder.number() + "'"),
                    failure);
        }
    }

    private RunOutcome run(Opening opening, InputAnswers questions) throws IOException, InterruptedException {
        RunTree drawn = tree.isWanted() ? new RunTree(err, tree.isTerminal()) : null;
        RunListener listener = event -> {
            if (event instanceof RunEvent.LogLine line) {
                print(drawn, line);
            } else if (drawn != null) {
                drawn.on(event);
            }
        };
        PipelineRun run = opening.open(RunPorts.none()
                .withListener(listener)
                .withAnswers(questions)
                .withTransformations(List.of(new DeclarativePipelines())));
        try (Interruptions interruptions = new Interruptions(signal -> {
            err.println(
                    signal + ": ending the run in order; once more leaves at once, and 'eks-delivery resume' goes on");
            run.abort(signal);
        })) {
            return run.execute();
        } finally {
            if (drawn != null) {
                drawn.close();
            }
        }
    }

    private void print(@Nullable RunTree drawn, RunEvent.LogLine line) {
        Runnable print = () -> {
            out.println(line.text());
            out.flush();
        };
        if (drawn != null && tree.isTerminal()) {
            drawn.around(print);
        } else {
            print.run();
        }
    }
}
