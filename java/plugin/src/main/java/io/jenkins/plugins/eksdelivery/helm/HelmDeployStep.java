package io.jenkins.plugins.eksdelivery.helm;

import hudson.Extension;
import io.jenkins.plugins.eksdelivery.step.DeliveryStepDescriptor;
import io.jenkins.plugins.eksdelivery.step.OperationStep;
import io.jenkins.plugins.eksdelivery.step.StepCall;
import java.util.List;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** The {@code helmDeploy} step: its parameters are those of {@link HelmDeployRequest}. */
public final class HelmDeployStep extends OperationStep {

    @DataBoundConstructor
    public HelmDeployStep(@Nullable String release, @Nullable String chart) {
        put("release", release);
        put("chart", chart);
    }

    public @Nullable String getRelease() {
        return text("release");
    }

    public @Nullable String getChart() {
        return text("chart");
    }

    public @Nullable String getVersion() {
        return text("version");
    }

    @DataBoundSetter
    public void setVersion(@Nullable String version) {
        put("version", version);
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

    public @Nullable Boolean getCreateNamespace() {
        return flag("createNamespace");
    }

    @DataBoundSetter
    public void setCreateNamespace(@Nullable Boolean createNamespace) {
        put("createNamespace", createNamespace);
    }

    public @Nullable List<String> getValues() {
        return texts("values");
    }

    @DataBoundSetter
    public void setValues(@Nullable List<String> values) {
        put("values", values);
    }

    public @Nullable Map<String, Object> getSet() {
        return map("set");
    }

    @DataBoundSetter
    public void setSet(@Nullable Map<String, Object> set) {
        put("set", set);
    }

    public @Nullable Map<String, Object> getImage() {
        return map("image");
    }

    @DataBoundSetter
    public void setImage(@Nullable Map<String, Object> image) {
        put("image", image);
    }

    public @Nullable Boolean getWait() {
        return flag("wait");
    }

    @DataBoundSetter
    public void setWait(@Nullable Boolean wait) {
        put("wait", wait);
    }

    public @Nullable Boolean getWaitForJobs() {
        return flag("waitForJobs");
    }

    @DataBoundSetter
    public void setWaitForJobs(@Nullable Boolean waitForJobs) {
        put("waitForJobs", waitForJobs);
    }

    public @Nullable String getTimeout() {
        return text("timeout");
    }

    @DataBoundSetter
    public void setTimeout(@Nullable String timeout) {
        put("timeout", timeout);
    }

    public @Nullable Boolean getRollbackOnFailure() {
        return flag("rollbackOnFailure");
    }

    @DataBoundSetter
    public void setRollbackOnFailure(@Nullable Boolean rollbackOnFailure) {
        put("rollbackOnFailure", rollbackOnFailure);
    }

    public @Nullable Boolean getAtomic() {
        return flag("atomic");
    }

    @DataBoundSetter
    public void setAtomic(@Nullable Boolean atomic) {
        put("atomic", atomic);
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

    public @Nullable Boolean getDiff() {
        return flag("diff");
    }

    @DataBoundSetter
    public void setDiff(@Nullable Boolean diff) {
        put("diff", diff);
    }

    public @Nullable String getPendingRecovery() {
        return text("pendingRecovery");
    }

    @DataBoundSetter
    public void setPendingRecovery(@Nullable String pendingRecovery) {
        put("pendingRecovery", pendingRecovery);
    }

    public @Nullable Boolean getVerifyDigest() {
        return flag("verifyDigest");
    }

    @DataBoundSetter
    public void setVerifyDigest(@Nullable Boolean verifyDigest) {
        put("verifyDigest", verifyDigest);
    }

    public @Nullable Boolean getCaptureLogsOnFailure() {
        return flag("captureLogsOnFailure");
    }

    @DataBoundSetter
    public void setCaptureLogsOnFailure(@Nullable Boolean captureLogsOnFailure) {
        put("captureLogsOnFailure", captureLogsOnFailure);
    }

    public @Nullable Boolean getForceReplace() {
        return flag("forceReplace");
    }

    @DataBoundSetter
    public void setForceReplace(@Nullable Boolean forceReplace) {
        put("forceReplace", forceReplace);
    }

    /** Metadata. */
    @Extension
    @Symbol("helmDeploy")
    public static final class Definition extends DeliveryStepDescriptor {

        public Definition() {
            super("Install or upgrade a Helm release", HelmDeployRequest.PARAMETERS, true);
        }

        @Override
        protected Map<String, Object> run(StepCall call) throws InterruptedException {
            return new HelmDeploy(call.context())
                    .run(HelmDeployRequest.of(call.arguments()))
                    .toMap();
        }

        @Override
        protected void check(Map<String, Object> arguments) {
            HelmDeployRequest.of(arguments);
        }
    }
}
