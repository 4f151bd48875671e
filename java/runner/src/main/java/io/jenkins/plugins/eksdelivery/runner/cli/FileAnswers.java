package io.jenkins.plugins.eksdelivery.runner.cli;

import io.jenkins.plugins.eksdelivery.runner.run.InputAnswer;
import io.jenkins.plugins.eksdelivery.runner.run.InputAnswers;
import io.jenkins.plugins.eksdelivery.runner.run.InputQuestion;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Puts the questions of a run into its folder, and waits there for what {@code eks-delivery approve} writes. */
final class FileAnswers implements InputAnswers, AutoCloseable {

    /** How often the folder is looked at: a person does not notice, and it costs nothing. */
    private static final long POLL_MILLIS = 200;

    private final RunFolder folder;
    private final QuestionFiles files;
    private final PrintWriter err;
    private final List<String> yes;
    private final AtomicInteger asked = new AtomicInteger();
    private final ScheduledExecutorService poll = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "answers");
        thread.setDaemon(true);
        return thread;
    });

    /** @param yes who say yes to everything, in turns; nobody: wait for an answer */
    FileAnswers(RunFolder folder, PrintWriter err, List<String> yes) {
        this.folder = folder;
        this.files = new QuestionFiles(folder.path());
        this.err = err;
        this.yes = List.copyOf(yes);
    }

    @Override
    public void ask(InputQuestion question, Consumer<InputAnswer> answer) {
        if (!yes.isEmpty()) {
            String who = yes.get(asked.getAndIncrement() % yes.size());
            answer.accept(new InputAnswer.Proceed(who, Map.of()));
            return;
        }
        files.writeQuestion(question);
        err.println("Waiting for an answer to '" + question.message() + "'. Answer with: eks-delivery approve "
                + folder.number() + " --id " + question.id() + " --by YOUR-NAME [--abort]");
        AtomicReference<ScheduledFuture<?>> waiting = new AtomicReference<>();
        waiting.set(poll.scheduleWithFixedDelay(
                () -> {
                    Optional<InputAnswer> given = files.takeAnswer(question);
                    if (given.isPresent()) {
                        ScheduledFuture<?> task = waiting.get();
                        if (task != null) {
                            task.cancel(false);
                        }
                        answer.accept(given.get());
                    }
                },
                POLL_MILLIS,
                POLL_MILLIS,
                TimeUnit.MILLISECONDS));
    }

    @Override
    public void close() {
        poll.shutdownNow();
    }
}
