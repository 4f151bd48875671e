package io.jenkins.plugins.eksdelivery.step;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.eksdelivery.operation.DeliveryContext;
import java.util.Map;

/**
 * One call of a step while it runs.
 *
 * @param context what the operation works with
 * @param arguments what the author gave, checked
 * @param run the build
 * @param listener the build's log, masked
 */
public record StepCall(DeliveryContext context, Map<String, Object> arguments, Run<?, ?> run, TaskListener listener) {}
