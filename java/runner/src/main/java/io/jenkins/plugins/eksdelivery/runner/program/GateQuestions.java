package io.jenkins.plugins.eksdelivery.runner.program;

import hudson.model.Run;
import io.jenkins.plugins.eksdelivery.approval.Gate;
import io.jenkins.plugins.eksdelivery.approval.GateListener;
import io.jenkins.plugins.eksdelivery.runner.run.InputAnswer;
import io.jenkins.plugins.eksdelivery.runner.run.InputAnswers;
import io.jenkins.plugins.eksdelivery.runner.run.InputQuestion;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Asks the people at one run for the approvals that its gates wait for, one question for each approval. */
final class GateQuestions implements GateListener {

    private static final String REASON = "reason";

    private final Run<?, ?> run;
    private final InputAnswers answers;
    private final Consumer<String> log;

    GateQuestions(Run<?, ?> run, InputAnswers answers, Consumer<String> log) {
        this.run = run;
        this.answers = answers;
        this.log = log;
    }

    @Override
    public void opened(Run<?, ?> waiting, Gate gate) {
        if (waiting == run) {
            ask(gate, 1, new HashSet<>());
        }
    }

    private void ask(Gate gate, int round, Set<String> refused) {
        InputQuestion question = new InputQuestion(
                gate.id() + "-" + round,
                gate.message() + " (" + gate.subjectDigest() + ", approval "
                        + (gate.approvals().size() + 1) + " of " + gate.needed() + ")",
                "Approve",
                List.of(),
                List.of(new InputQuestion.Field(REASON, "string", "", "Why, for the record", List.of())));
        answers.ask(question, answer -> answered(gate, round, refused, answer));
    }

    private void answered(Gate gate, int round, Set<String> refused, InputAnswer answer) {
        if (!(answer instanceof InputAnswer.Proceed proceed)) {
            gate.reject(answer.by(), "");
            return;
        }
        String reason = String.valueOf(proceed.values().getOrDefault(REASON, ""));
        Optional<String> objection = gate.approve(answer.by(), List.of(), reason);
        if (objection.isPresent()) {
            log.accept("The approval of " + answer.by() + " does not count: " + objection.get());
            if (!refused.add(answer.by())) {
                gate.reject(answer.by(), objection.get());
                return;
            }
        }
        if (gate.approvals().size() < gate.needed()) {
            ask(gate, round + 1, refused);
        }
    }
}
