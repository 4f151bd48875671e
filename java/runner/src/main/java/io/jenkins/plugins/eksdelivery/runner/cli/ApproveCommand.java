package io.jenkins.plugins.eksdelivery.runner.cli;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.parameter.NearestName;
import io.jenkins.plugins.eksdelivery.runner.run.InputAnswer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code eks-delivery approve}: answers a question that a run waits for. */
@Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        description = "Answers an input or an approval that a run waits for: proceed, or --abort.")
final class ApproveCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "RUN", description = "Number of the run.")
    private int run;

    @Option(names = "--id", paramLabel = "ID", description = "The question; may be left out when only one waits.")
    private @Nullable String id;

    @Option(
            names = "--by",
            paramLabel = "WHO",
            description = "Who answers (default: the user of this session).",
            defaultValue = "${sys:user.name}")
    private String by = "";

    @Option(names = "--abort", description = "Stop the run (default: let it proceed).")
    private boolean abort;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept with the approval.")
    private @Nullable String reason;

    @Option(
            names = "--value",
            paramLabel = "NAME=VALUE",
            description = "A value that the question asks for; repeatable.")
    private Map<String, String> values = new LinkedHashMap<>();

    @Mixin
    private StateOptions state = new StateOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        RunFolder folder = state.runs().of(run);
        folder.result().ifPresent(result -> {
            throw new DeliveryException(Failure.permanent(
                    "RUN-APPROVE-04",
                    "answering a question of run " + run,
                    "the run has ended with " + result,
                    "Give the number of a run that waits"));
        });
        QuestionFiles files = new QuestionFiles(folder.path());
        String question = question(files);
        List<String> submitters = files.submitters(question);
        if (!submitters.isEmpty() && !submitters.contains(by)) {
            throw new DeliveryException(Failure.permanent(
                    "RUN-APPROVE-02",
                    "answering " + question + " of run " + run,
                    by + " is not among those who may: " + String.join(", ", submitters),
                    "Let one of them answer"));
        }
        checkValues(files.fields(question), question);
        files.writeAnswer(question, abort ? new InputAnswer.Abort(by) : new InputAnswer.Proceed(by, given()));
        spec.commandLine()
                .getOut()
                .println("run " + run + ", " + question + ": " + (abort ? "abort" : "proceed") + " by " + by);
        return ExitStatus.SUCCESS.code();
    }

    private Map<String, Object> given() {
        Map<String, Object> given = new LinkedHashMap<>(values);
        if (reason != null) {
            given.putIfAbsent("reason", reason);
        }
        return given;
    }

    private void checkValues(List<String> fields, String question) {
        for (String name : values.keySet()) {
            if (!fields.contains(name)) {
                String nearest = NearestName.of(name, fields);
                throw new DeliveryException(Failure.permanent(
                        "RUN-APPROVE-03",
                        "answering " + question + " of run " + run,
                        "it does not ask for '" + name + "' but for " + fields,
                        nearest == null ? "Leave it out" : "Did you mean '" + nearest + "'?"));
            }
        }
    }

    private String question(QuestionFiles files) {
        List<String> open = files.open();
        if (id == null && open.size() == 1) {
            return open.get(0);
        }
        if (id == null || !open.contains(id)) {
            throw new DeliveryException(Failure.permanent(
                    "RUN-APPROVE-01",
                    "answering " + (id == null ? "a question" : id) + " of run " + run,
                    open.isEmpty() ? "no question waits" : "the questions that wait are " + String.join(", ", open),
                    open.isEmpty() ? "Look at the run's log for how far it is" : "Give one of them with --id"));
        }
        return id;
    }
}
