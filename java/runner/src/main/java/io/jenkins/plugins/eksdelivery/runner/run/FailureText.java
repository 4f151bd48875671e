package io.jenkins.plugins.eksdelivery.runner.run;

import hudson.AbortException;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.CauseOfInterruption;
import org.codehaus.groovy.control.CompilationFailedException;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** What the console says about the exception that ended a script. */
final class FailureText {

    private FailureText() {}

    static List<String> of(Throwable failure) {
        List<String> lines = new ArrayList<>();
        if (failure instanceof FlowInterruptedException interrupted) {
            interrupted.getCauses().stream()
                    .map(CauseOfInterruption::getShortDescription)
                    .forEach(lines::add);
        } else if (failure instanceof AbortException || failure instanceof DeliveryException) {
            lines.addAll(("ERROR: " + failure.getMessage()).lines().toList());
        } else if (failure instanceof CompilationFailedException) {
            lines.add(failure.getClass().getName() + ":");
            lines.addAll(String.valueOf(failure.getMessage()).lines().toList());
        } else {
            trace(failure, "", lines);
        }
        return lines;
    }

    private static void trace(Throwable failure, String prefix, List<String> lines) {
        lines.addAll((prefix + failure).lines().toList());
        for (StackTraceElement frame : failure.getStackTrace()) {
            if (isScript(frame)) {
                lines.add("\tat " + frame);
            }
        }
        Throwable cause = failure.getCause();
        if (cause != null && cause != failure) {
            trace(cause, "Caused by: ", lines);
        }
    }

    /** Frames of the engine, of Groovy and of Java tell an author nothing. */
    private static boolean isScript(StackTraceElement frame) {
        String file = frame.getFileName();
        return file != null && file.endsWith(".groovy");
    }
}
