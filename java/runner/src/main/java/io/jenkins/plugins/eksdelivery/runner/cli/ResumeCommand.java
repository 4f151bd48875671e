package io.jenkins.plugins.eksdelivery.runner.cli;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.runner.run.PipelineRun;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code eks-delivery resume}: goes on with a run whose process was killed. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description = "Goes on with a run that was cut off, at the step that was running.",
        footer = "%nExit status: as 'run'.")
final class ResumeCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "RUN",
            description = "Number of the run (default: the last one cut off).")
    private @Nullable Integer run;

    @Mixin
    private TreeOptions tree = new TreeOptions();

    @Mixin
    private AnswerOptions answers = new AnswerOptions();

    @Mixin
    private StateOptions state = new StateOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        RunFolder folder = folder(state.runs());
        return new RunSession(spec.commandLine().getOut(), spec.commandLine().getErr(), tree, answers)
                .execute(folder, folder.script(), ports -> PipelineRun.resume(folder.path(), ports))
                .code();
    }

    private RunFolder folder(RunFolders folders) {
        if (run == null) {
            return folders.unfinished().stream()
                    .filter(folder -> !folder.isRunning())
                    .findFirst()
                    .orElseThrow(() -> new DeliveryException(Failure.permanent(
                            "RUN-RESUME-01",
                            "resuming a run",
                            "no run was cut off here",
                            "Start one with 'eks-delivery run'")));
        }
        return folders.of(run);
    }
}
