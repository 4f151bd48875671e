package io.jenkins.plugins.eksdelivery.health;

import hudson.Extension;
import io.jenkins.plugins.eksdelivery.step.DeliveryStepDescriptor;
import io.jenkins.plugins.eksdelivery.step.OperationStep;
import io.jenkins.plugins.eksdelivery.step.StepCall;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** The {@code waitForHealthy} step: its parameters are those of {@link WaitForHealthyRequest}. */
public final class WaitForHealthyStep extends OperationStep {

    @DataBoundConstructor
    public WaitForHealthyStep(@Nullable Object target) {
        put("target", target);
    }

    public @Nullable Object getTarget() {
        return value("target");
    }

    public @Nullable Integer getExpectStatus() {
        return integer("expectStatus");
    }

    @DataBoundSetter
    public void setExpectStatus(@Nullable Integer expectStatus) {
        put("expectStatus", expectStatus);
    }

    public @Nullable String getExpectBody() {
        return text("expectBody");
    }

    @DataBoundSetter
    public void setExpectBody(@Nullable String expectBody) {
        put("expectBody", expectBody);
    }

    public @Nullable String getResolveTo() {
        return text("resolveTo");
    }

    @DataBoundSetter
    public void setResolveTo(@Nullable String resolveTo) {
        put("resolveTo", resolveTo);
    }

    public @Nullable Integer getIntervalSeconds() {
        return integer("intervalSeconds");
    }

    @DataBoundSetter
    public void setIntervalSeconds(@Nullable Integer intervalSeconds) {
        put("intervalSeconds", intervalSeconds);
    }

    public @Nullable Integer getSuccessesRequired() {
        return integer("successesRequired");
    }

    @DataBoundSetter
    public void setSuccessesRequired(@Nullable Integer successesRequired) {
        put("successesRequired", successesRequired);
    }

    /** Metadata. */
    @Extension
    @Symbol("waitForHealthy")
    public static final class Definition extends DeliveryStepDescriptor {

        public Definition() {
            super("Wait until something is healthy", WaitForHealthyRequest.PARAMETERS, false);
        }

        @Override
        protected Map<String, Object> run(StepCall call) throws InterruptedException {
            return new WaitForHealthy(call.context())
                    .run(WaitForHealthyRequest.of(call.arguments()))
                    .toMap();
        }

        @Override
        protected void check(Map<String, Object> arguments) {
            WaitForHealthyRequest.of(arguments);
        }
    }
}
