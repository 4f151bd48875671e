package io.jenkins.plugins.eksdelivery.process;

/**
 * Runs programs where the build's files are. When the calling thread is interrupted the program gets SIGINT and time to end in order
 * (terraform writes its state, helm its release), then SIGTERM, then SIGKILL; only then {@link InterruptedException} is thrown.
 */
public interface CommandRunner {

    /**
     * Runs the command to its end.
     *
     * @throws io.jenkins.plugins.eksdelivery.failure.DeliveryException PROC-01 when the program is not there or may not be executed
     * @throws InterruptedException after the program has ended, when the caller was interrupted
     */
    CommandResult run(Command command, OutputListener listener) throws InterruptedException;
}
