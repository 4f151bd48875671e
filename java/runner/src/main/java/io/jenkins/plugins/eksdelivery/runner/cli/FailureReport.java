package io.jenkins.plugins.eksdelivery.runner.cli;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells why a command failed: code, what, why and what to do next on the error stream; a stack only for our own defects. */
final class FailureReport implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception exception, CommandLine command, ParseResult parsed) {
        if (exception instanceof DeliveryException failure) {
            command.getErr().println(failure.getMessage());
            return ExitStatus.FAILURE.code();
        }
        if (exception instanceof InterruptedException) {
            command.getErr().println("CLI-ABORT-01 " + command.getCommandName() + ": interrupted. Run it again");
            return ExitStatus.ABORTED.code();
        }
        command.getErr()
                .println("CLI-DEFECT-01 " + command.getCommandName() + ": " + exception
                        + ". This is a defect of eks-delivery: report it with the lines below");
        exception.printStackTrace(command.getErr());
        return ExitStatus.FAILURE.code();
    }
}
