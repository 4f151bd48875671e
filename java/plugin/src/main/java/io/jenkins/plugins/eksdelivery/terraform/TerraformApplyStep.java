package io.jenkins.plugins.eksdelivery.terraform;

import hudson.Extension;
import io.jenkins.plugins.eksdelivery.step.DeliveryStepDescriptor;
import io.jenkins.plugins.eksdelivery.step.OperationStep;
import io.jenkins.plugins.eksdelivery.step.StepCall;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** The {@code terraformApply} step: its parameters are those of {@link TerraformApplyRequest}. */
public final class TerraformApplyStep extends OperationStep {

    @DataBoundConstructor
    public TerraformApplyStep(@Nullable Map<String, Object> plan) {
        put("plan", plan);
    }

    public @Nullable Map<String, Object> getPlan() {
        return map("plan");
    }

    public @Nullable Map<String, Object> getApproval() {
        return map("approval");
    }

    @DataBoundSetter
    public void setApproval(@Nullable Map<String, Object> approval) {
        put("approval", approval);
    }

    public @Nullable Boolean getAutoApprove() {
        return flag("autoApprove");
    }

    @DataBoundSetter
    public void setAutoApprove(@Nullable Boolean autoApprove) {
        put("autoApprove", autoApprove);
    }

    public @Nullable Boolean getRequireFresh() {
        return flag("requireFresh");
    }

    @DataBoundSetter
    public void setRequireFresh(@Nullable Boolean requireFresh) {
        put("requireFresh", requireFresh);
    }

    public @Nullable String getLockTimeout() {
        return text("lockTimeout");
    }

    @DataBoundSetter
    public void setLockTimeout(@Nullable String lockTimeout) {
        put("lockTimeout", lockTimeout);
    }

    public @Nullable Integer getParallelism() {
        return integer("parallelism");
    }

    @DataBoundSetter
    public void setParallelism(@Nullable Integer parallelism) {
        put("parallelism", parallelism);
    }

    /** Metadata. */
    @Extension
    @Symbol("terraformApply")
    public static final class Definition extends DeliveryStepDescriptor {

        public Definition() {
            super("Apply an approved plan", TerraformApplyRequest.PARAMETERS, true);
        }

        @Override
        protected Map<String, Object> run(StepCall call) throws InterruptedException {
            return new TerraformApply(call.context())
                    .run(TerraformApplyRequest.of(call.arguments()))
                    .toMap();
        }

        @Override
        protected void check(Map<String, Object> arguments) {
            TerraformApplyRequest.of(arguments);
        }
    }
}
