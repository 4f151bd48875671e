package io.jenkins.plugins.eksdelivery.runner.program;

import com.cloudbees.groovy.cps.impl.CpsCallableInvocation.MismatchHandler;
import groovy.lang.Closure;
import org.jspecify.annotations.Nullable;

/** Says, in Jenkins' words, that plain Groovy code has called a closure of the script, whose value it will never see. */
final class MismatchWarning implements MismatchHandler {

    private final Console console;

    MismatchWarning(Console console) {
        this.console = console;
    }

    @Override
    public void handle(Object receiver, String method, Object actualReceiver, String actualMethod) {
        console.line(
                null,
                "expected to call " + className(receiver) + "." + method + " but wound up catching "
                        + className(actualReceiver) + "." + actualMethod
                        + "; see: https://jenkins.io/redirect/pipeline-cps-method-mismatches/");
    }

    private static String className(@Nullable Object receiver) {
        if (receiver == null) {
            return "null";
        }
        Class<?> type = receiver instanceof Class<?> given ? given : receiver.getClass();
        return Closure.class.isAssignableFrom(type) ? "org.jenkinsci.plugins.workflow.cps.CpsClosure2" : type.getName();
    }
}
