package io.jenkins.plugins.eksdelivery.helm;

import hudson.Extension;
import io.jenkins.plugins.eksdelivery.step.DeliveryStepDescriptor;
import io.jenkins.plugins.eksdelivery.step.OperationStep;
import io.jenkins.plugins.eksdelivery.step.StepCall;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** The {@code helmRollback} step: its parameters are those of {@link HelmRollbackRequest}. */
public final class HelmRollbackStep extends OperationStep {

    @DataBoundConstructor
    public HelmRollbackStep(@Nullable String release) {
        put("release", release);
    }

    public @Nullable String getRelease() {
        return text("release");
    }

    public @Nullable String getNamespace() {
        return text("namespace");
    }

    @DataBoundSetter
    public void setNamespace(@Nullable String namespace) {
        put("namespace", namespace);
    }

    public @Nullable String getCluster() {
        return text("cluster");
    }

    @DataBoundSetter
    public void setCluster(@Nullable String cluster) {
        put("cluster", cluster);
    }

    public @Nullable String getKubeconfig() {
        return text("kubeconfig");
    }

    @DataBoundSetter
    public void setKubeconfig(@Nullable String kubeconfig) {
        put("kubeconfig", kubeconfig);
    }

    public @Nullable Integer getRevision() {
        return integer("revision");
    }

    @DataBoundSetter
    public void setRevision(@Nullable Integer revision) {
        put("revision", revision);
    }

    public @Nullable Boolean getWait() {
        return flag("wait");
    }

    @DataBoundSetter
    public void setWait(@Nullable Boolean wait) {
        put("wait", wait);
    }

    public @Nullable String getTimeout() {
        return text("timeout");
    }

    @DataBoundSetter
    public void setTimeout(@Nullable String timeout) {
        put("timeout", timeout);
    }

    public @Nullable Boolean getCleanupOnFail() {
        return flag("cleanupOnFail");
    }

    @DataBoundSetter
    public void setCleanupOnFail(@Nullable Boolean cleanupOnFail) {
        put("cleanupOnFail", cleanupOnFail);
    }

    public @Nullable Integer getHistoryMax() {
        return integer("historyMax");
    }

    @DataBoundSetter
    public void setHistoryMax(@Nullable Integer historyMax) {
        put("historyMax", historyMax);
    }

    /** Metadata. */
    @Extension
    @Symbol("helmRollback")
    public static final class Definition extends DeliveryStepDescriptor {

        public Definition() {
            super("Take a Helm release back", HelmRollbackRequest.PARAMETERS, true);
        }

        @Override
        protected Map<String, Object> run(StepCall call) throws InterruptedException {
            return new HelmRollback(call.context())
                    .run(HelmRollbackRequest.of(call.arguments()))
                    .toMap();
        }

        @Override
        protected void check(Map<String, Object> arguments) {
            HelmRollbackRequest.of(arguments);
        }
    }
}
