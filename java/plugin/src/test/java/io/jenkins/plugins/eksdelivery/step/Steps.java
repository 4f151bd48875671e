package io.jenkins.plugins.eksdelivery.step;

import java.util.Comparator;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** The steps of the plugin, found as Jenkins finds them: by the extension index. */
public final class Steps {

    private Steps() {}

    public static List<DeliveryStepDescriptor> all() {
        return StepDescriptor.all().stream()
                .filter(DeliveryStepDescriptor.class::isInstance)
                .filter(each -> !(each instanceof FakeStep.Definition))
                .map(DeliveryStepDescriptor.class::cast)
                .sorted(Comparator.comparing(DeliveryStepDescriptor::getFunctionName))
                .toList();
    }

    public static DeliveryStepDescriptor named(String name) {
        return (DeliveryStepDescriptor) StepDescriptor.byFunctionName(name);
    }
}
