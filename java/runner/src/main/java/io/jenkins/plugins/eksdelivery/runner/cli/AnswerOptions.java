package io.jenkins.plugins.eksdelivery.runner.cli;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who answers the questions of a run. */
final class AnswerOptions {

    @Option(
            names = "--yes-approve",
            paramLabel = "WHO",
            description =
                    "Answer every input and approval with yes, as WHO (default: wait for 'eks-delivery approve').")
    private @Nullable String who;

    FileAnswers open(RunFolder folder, PrintWriter err) {
        return new FileAnswers(folder, err, who);
    }
}
