package io.jenkins.plugins.eksdelivery.image;

import io.jenkins.plugins.eksdelivery.process.Command;
import io.jenkins.plugins.eksdelivery.process.CommandResult;
import io.jenkins.plugins.eksdelivery.process.CommandRunner;
import io.jenkins.plugins.eksdelivery.process.OutputListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Keeps the commands and answers as a test tells. */
final class RecordingRunner implements CommandRunner {

    /** What a command does. */
    interface Answer {
        int to(Command command, OutputListener output) throws InterruptedException;
    }

    final List<Command> commands = new ArrayList<>();
    private final Answer answer;

    RecordingRunner(Answer answer) {
        this.answer = answer;
    }

    @Override
    public CommandResult run(Command command, OutputListener listener) throws InterruptedException {
        commands.add(command);
        return new CommandResult(answer.to(command, listener), Duration.ofMillis(1));
    }
}
