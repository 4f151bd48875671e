package io.jenkins.plugins.eksdelivery.step;

import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;

/** A step with the parameters that all operations share. */
public abstract class OperationStep extends DeliveryStep {

    public @Nullable String getRegion() {
        return text("region");
    }

    @DataBoundSetter
    public void setRegion(@Nullable String region) {
        put("region", region);
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

    public @Nullable Boolean getDryRun() {
        return flag("dryRun");
    }

    @DataBoundSetter
    public void setDryRun(@Nullable Boolean dryRun) {
        put("dryRun", dryRun);
    }

    public @Nullable Integer getTimeoutMinutes() {
        return integer("timeoutMinutes");
    }

    @DataBoundSetter
    public void setTimeoutMinutes(@Nullable Integer timeoutMinutes) {
        put("timeoutMinutes", timeoutMinutes);
    }

    public @Nullable Boolean getFailOnError() {
        return flag("failOnError");
    }

    @DataBoundSetter
    public void setFailOnError(@Nullable Boolean failOnError) {
        put("failOnError", failOnError);
    }

    public @Nullable String getContainer() {
        return text("container");
    }

    @DataBoundSetter
    public void setContainer(@Nullable String container) {
        put("container", container);
    }
}
