package io.jenkins.plugins.eksdelivery.runner.cli;

import io.jenkins.plugins.eksdelivery.runner.declarative.DeclarativePipelines;
import io.jenkins.plugins.eksdelivery.runner.run.InputAnswers;
import io.jenkins.plugins.eksdelivery.runner.run.PipelineRun;
import io.jenkins.plugins.eksdelivery.runner.run.RunEvent;
import io.jenkins.plugins.eksdelivery.runner.run.RunListener;
import io.jenkins.plugins.eksdelivery.runner.run.RunOutcome;
import io.jenkins.plugins.eksdelivery.runner.run.RunPorts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
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

    /**
     * Runs to the end.
     *
     * @param script the Jenkinsfile, for messages
     * @param open makes the run, new or resumed
     */
    ExitStatus execute(RunFolder folder, Path script, Function<RunPorts, PipelineRun> open)
            throws InterruptedException {
        try (FileLock lock = folder.lock();
                FileAnswers questions = answers.open(folder, err)) {
            RunOutcome outcome = run(open, questions);
            folder.writeResult(outcome.result().name());
            new CompileErrors(script).report(outcome.cause(), err);
            lock.acquiredBy().close();
            return ExitStatus.ofResult(outcome.result().name());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private RunOutcome run(Function<RunPorts, PipelineRun> open, InputAnswers questions) throws InterruptedException {
        RunTree drawn = tree.isWanted() ? new RunTree(err, tree.isTerminal()) : null;
        RunListener listener = event -> {
            if (event instanceof RunEvent.LogLine line) {
                print(drawn, line);
            } else if (drawn != null) {
                drawn.on(event);
            }
        };
        PipelineRun run = open.apply(RunPorts.none()
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
