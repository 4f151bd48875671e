package io.jenkins.plugins.eksdelivery.delivery;

import hudson.Extension;
import io.jenkins.plugins.eksdelivery.step.DeliveryStep;
import io.jenkins.plugins.eksdelivery.step.DeliveryStepDescriptor;
import io.jenkins.plugins.eksdelivery.step.StepCall;
import java.util.List;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** The {@code planDelivery} step: its parameters are those of {@link PlanDeliveryRequest}. */
public final class PlanDeliveryStep extends DeliveryStep {

    @DataBoundConstructor
    public PlanDeliveryStep(@Nullable String service, @Nullable List<String> regions) {
        put("service", service);
        put("regions", regions);
    }

    public @Nullable String getService() {
        return text("service");
    }

    public @Nullable List<String> getRegions() {
        return texts("regions");
    }

    public @Nullable String getRole() {
        return text("role");
    }

    @DataBoundSetter
    public void setRole(@Nullable String role) {
        put("role", role);
    }

    public @Nullable String getAccountId() {
        return text("accountId");
    }

    @DataBoundSetter
    public void setAccountId(@Nullable String accountId) {
        put("accountId", accountId);
    }

    public @Nullable String getAgents() {
        return text("agents");
    }

    @DataBoundSetter
    public void setAgents(@Nullable String agents) {
        put("agents", agents);
    }

    public @Nullable Boolean getBuild() {
        return flag("build");
    }

    @DataBoundSetter
    public void setBuild(@Nullable Boolean build) {
        put("build", build);
    }

    public @Nullable Boolean getTest() {
        return flag("test");
    }

    @DataBoundSetter
    public void setTest(@Nullable Boolean test) {
        put("test", test);
    }

    public @Nullable Map<String, Object> getImage() {
        return map("image");
    }

    @DataBoundSetter
    public void setImage(@Nullable Map<String, Object> image) {
        put("image", image);
    }

    public @Nullable Map<String, Object> getPush() {
        return map("push");
    }

    @DataBoundSetter
    public void setPush(@Nullable Map<String, Object> push) {
        put("push", push);
    }

    public @Nullable List<Map<String, Object>> getInfra() {
        return maps("infra");
    }

    @DataBoundSetter
    public void setInfra(@Nullable List<Map<String, Object>> infra) {
        put("infra", infra);
    }

    public @Nullable Map<String, Object> getApprove() {
        return map("approve");
    }

    @DataBoundSetter
    public void setApprove(@Nullable Map<String, Object> approve) {
        put("approve", approve);
    }

    public @Nullable Map<String, Object> getDeploy() {
        return map("deploy");
    }

    @DataBoundSetter
    public void setDeploy(@Nullable Map<String, Object> deploy) {
        put("deploy", deploy);
    }

    public @Nullable Map<String, Object> getVerify() {
        return map("verify");
    }

    @DataBoundSetter
    public void setVerify(@Nullable Map<String, Object> verify) {
        put("verify", verify);
    }

    public @Nullable Map<String, Object> getPromote() {
        return map("promote");
    }

    @DataBoundSetter
    public void setPromote(@Nullable Map<String, Object> promote) {
        put("promote", promote);
    }

    public @Nullable Map<String, Object> getNotify() {
        return map("notify");
    }

    @DataBoundSetter
    public void setNotify(@Nullable Map<String, Object> notify) {
        put("notify", notify);
    }

    public @Nullable Map<String, Object> getHooks() {
        return map("hooks");
    }

    @DataBoundSetter
    public void setHooks(@Nullable Map<String, Object> hooks) {
        put("hooks", hooks);
    }

    /** Metadata. */
    @Extension
    @Symbol("planDelivery")
    public static final class Definition extends DeliveryStepDescriptor {

        public Definition() {
            super(
                    "planDelivery",
                    "Plan a delivery (called by deliverMicroservice)",
                    PlanDeliveryRequest.PARAMETERS,
                    false);
        }

        @Override
        protected boolean actsAsItsRole() {
            return false;
        }

        @Override
        protected Map<String, Object> run(StepCall call) throws InterruptedException {
            return new PlanDelivery(call.context())
                    .run(PlanDeliveryRequest.of(call.arguments()))
                    .toMap();
        }

        @Override
        protected void check(Map<String, Object> arguments) {
            PlanDeliveryRequest.of(arguments);
        }
    }
}
