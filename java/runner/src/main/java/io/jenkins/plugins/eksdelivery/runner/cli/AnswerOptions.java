package io.jenkins.plugins.eksdelivery.runner.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Who answers the questions of a run. */
final class AnswerOptions {

    @Option(
            names = "--yes-approve",
            paramLabel = "WHO",
            split = ",",
            description =
                    "Answer every input and approval with yes, as WHO; several names take turns, for approvals that need several"
                            + " people (default: wait for 'eks-delivery approve').")
    private List<String> who = new ArrayList<>();

    FileAnswers open(RunFolder folder, PrintWriter err) {
        return new FileAnswers(folder, err, who);
    }
}
