package io.jenkins.plugins.eksdelivery.promotion;

import hudson.Extension;
import io.jenkins.plugins.eksdelivery.step.DeliveryStepDescriptor;
import io.jenkins.plugins.eksdelivery.step.OperationStep;
import io.jenkins.plugins.eksdelivery.step.StepCall;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;

/** The {@code regionStatus} step: its parameters are those of {@link RegionStatusRequest}. */
public final class RegionStatusStep extends OperationStep {

    @DataBoundConstructor
    public RegionStatusStep(@Nullable String plan) {
        put("plan", plan);
    }

    public @Nullable String getPlan() {
        return text("plan");
    }

    /** Metadata. */
    @Extension
    @Symbol("regionStatus")
    public static final class Definition extends DeliveryStepDescriptor {

        public Definition() {
            super("Say which region is active", RegionStatusRequest.PARAMETERS, true);
        }

        @Override
        protected Map<String, Object> run(StepCall call) throws InterruptedException {
            return new RegionStatus(call.context())
                    .run(RegionStatusRequest.of(call.arguments()))
                    .toMap();
        }

        @Override
        protected void check(Map<String, Object> arguments) {
            RegionStatusRequest.of(arguments);
        }
    }
}
