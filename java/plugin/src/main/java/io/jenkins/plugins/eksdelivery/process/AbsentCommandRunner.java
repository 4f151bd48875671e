package io.jenkins.plugins.eksdelivery.process;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;

/** Outside {@code node}: there is no machine to run programs on. */
public final class AbsentCommandRunner implements CommandRunner {

    @Override
    public CommandResult run(Command command, OutputListener listener) {
        throw new DeliveryException(Failure.permanent(
                "STEP-NODE-01",
                "program " + command.program(),
                "the step runs a program, and it was called outside node",
                "Put it into node { } or give the stage an agent"));
    }
}
