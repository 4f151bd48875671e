package io.jenkins.plugins.eksdelivery.runner.step;

import groovy.lang.Closure;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** Runs code that is not the step's own block as if it were. */
final class Loaded extends StepExecution {

    private static final long serialVersionUID = 1L;

    private final RunningStep step;

    @SuppressWarnings("serial")
    private final Closure<?> code;

    Loaded(RunningStep step, Closure<?> code) {
        super(step);
        this.step = step;
        this.code = code;
    }

    @Override
    public boolean start() {
        step.newBodyInvoker(code).withCallback(new Relay()).start();
        return false;
    }
}
