package io.jenkins.plugins.eksdelivery.runner.run;

import java.util.function.Consumer;

/** Where answers to {@code input} come from. */
@FunctionalInterface
public interface InputAnswers {

    /** Asks without waiting; calls {@code answer} once, from any thread, when someone has answered. */
    void ask(InputQuestion question, Consumer<InputAnswer> answer);

    /** Says yes to everything with the default values, as {@code who}. */
    static InputAnswers proceedAs(String who) {
        return (question, answer) -> answer.accept(new InputAnswer.Proceed(who, java.util.Map.of()));
    }

    /** Nobody is there: each question is answered with no. */
    static InputAnswers nobody() {
        return (question, answer) -> answer.accept(new InputAnswer.Abort("nobody"));
    }
}
