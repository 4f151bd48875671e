package io.jenkins.plugins.eksdelivery.runner.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * What a command did, run in the test's own process.
 *
 * @param status the exit status
 * @param out what it wrote on standard output
 * @param err what it wrote on the error stream
 */
record CommandRun(int status, String out, String err) {

    static CommandRun of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = EksDelivery.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
        return new CommandRun(status, out.toString(), err.toString());
    }
}
