package io.jenkins.plugins.eksdelivery.aws;

import hudson.Extension;
import io.jenkins.plugins.eksdelivery.step.DeliveryStepDescriptor;
import io.jenkins.plugins.eksdelivery.step.OperationStep;
import io.jenkins.plugins.eksdelivery.step.StepCall;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** The {@code awsIdentity} step: its parameters are those of {@link AwsIdentityRequest}. */
public final class AwsIdentityStep extends OperationStep {

    @DataBoundConstructor
    public AwsIdentityStep() {}

    /** Metadata. */
    @Extension
    @Symbol("awsIdentity")
    public static final class Definition extends DeliveryStepDescriptor {

        public Definition() {
            super("Say who the build is to AWS", AwsIdentityRequest.PARAMETERS, false);
        }

        @Override
        protected Map<String, Object> run(StepCall call) throws InterruptedException {
            return new AwsIdentity(call.context())
                    .run(AwsIdentityRequest.of(call.arguments()))
                    .toMap();
        }

        @Override
        protected void check(Map<String, Object> arguments) {
            AwsIdentityRequest.of(arguments);
        }
    }
}
