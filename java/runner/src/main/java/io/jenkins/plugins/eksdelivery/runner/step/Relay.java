package io.jenkins.plugins.eksdelivery.runner.step;

import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jspecify.annotations.Nullable;

/** The end of the body is the end of the step. */
class Relay extends BodyExecutionCallback {

    private static final long serialVersionUID = 1L;

    @Override
    public void onSuccess(StepContext step, @Nullable Object result) {
        step.onSuccess(result);
    }

    @Override
    public void onFailure(StepContext step, Throwable failure) {
        step.onFailure(failure);
    }
}
