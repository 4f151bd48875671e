package io.jenkins.plugins.eksdelivery.registry;

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

/** The {@code pushToEcr} step: its parameters are those of {@link PushToEcrRequest}. */
public final class PushToEcrStep extends OperationStep {

    @DataBoundConstructor
    public PushToEcrStep(@Nullable Object image) {
        put("image", image);
    }

    public @Nullable Object getImage() {
        return value("image");
    }

    public @Nullable String getRepository() {
        return text("repository");
    }

    @DataBoundSetter
    public void setRepository(@Nullable String repository) {
        put("repository", repository);
    }

    public @Nullable List<String> getTags() {
        return texts("tags");
    }

    @DataBoundSetter
    public void setTags(@Nullable List<String> tags) {
        put("tags", tags);
    }

    public @Nullable String getRegistryId() {
        return text("registryId");
    }

    @DataBoundSetter
    public void setRegistryId(@Nullable String registryId) {
        put("registryId", registryId);
    }

    public @Nullable List<String> getReplicaRegions() {
        return texts("replicaRegions");
    }

    @DataBoundSetter
    public void setReplicaRegions(@Nullable List<String> replicaRegions) {
        put("replicaRegions", replicaRegions);
    }

    public @Nullable String getTagPolicy() {
        return text("tagPolicy");
    }

    @DataBoundSetter
    public void setTagPolicy(@Nullable String tagPolicy) {
        put("tagPolicy", tagPolicy);
    }

    public @Nullable Boolean getCreateRepository() {
        return flag("createRepository");
    }

    @DataBoundSetter
    public void setCreateRepository(@Nullable Boolean createRepository) {
        put("createRepository", createRepository);
    }

    public @Nullable String getScan() {
        return text("scan");
    }

    @DataBoundSetter
    public void setScan(@Nullable String scan) {
        put("scan", scan);
    }

    public @Nullable String getFailOnSeverity() {
        return text("failOnSeverity");
    }

    @DataBoundSetter
    public void setFailOnSeverity(@Nullable String failOnSeverity) {
        put("failOnSeverity", failOnSeverity);
    }

    public @Nullable String getAllowFindings() {
        return text("allowFindings");
    }

    @DataBoundSetter
    public void setAllowFindings(@Nullable String allowFindings) {
        put("allowFindings", allowFindings);
    }

    public @Nullable Integer getScanTimeoutMinutes() {
        return integer("scanTimeoutMinutes");
    }

    @DataBoundSetter
    public void setScanTimeoutMinutes(@Nullable Integer scanTimeoutMinutes) {
        put("scanTimeoutMinutes", scanTimeoutMinutes);
    }

    public @Nullable Integer getScanSettleSeconds() {
        return integer("scanSettleSeconds");
    }

    @DataBoundSetter
    public void setScanSettleSeconds(@Nullable Integer scanSettleSeconds) {
        put("scanSettleSeconds", scanSettleSeconds);
    }

    public @Nullable Boolean getWaitForReplication() {
        return flag("waitForReplication");
    }

    @DataBoundSetter
    public void setWaitForReplication(@Nullable Boolean waitForReplication) {
        put("waitForReplication", waitForReplication);
    }

    public @Nullable Integer getReplicationTimeoutMinutes() {
        return integer("replicationTimeoutMinutes");
    }

    @DataBoundSetter
    public void setReplicationTimeoutMinutes(@Nullable Integer replicationTimeoutMinutes) {
        put("replicationTimeoutMinutes", replicationTimeoutMinutes);
    }

    public @Nullable Integer getConcurrency() {
        return integer("concurrency");
    }

    @DataBoundSetter
    public void setConcurrency(@Nullable Integer concurrency) {
        put("concurrency", concurrency);
    }

    public @Nullable Integer getChunkBytes() {
        return integer("chunkBytes");
    }

    @DataBoundSetter
    public void setChunkBytes(@Nullable Integer chunkBytes) {
        put("chunkBytes", chunkBytes);
    }

    public @Nullable Integer getRetries() {
        return integer("retries");
    }

    @DataBoundSetter
    public void setRetries(@Nullable Integer retries) {
        put("retries", retries);
    }

    public @Nullable String getSign() {
        return text("sign");
    }

    @DataBoundSetter
    public void setSign(@Nullable String sign) {
        put("sign", sign);
    }

    /** Metadata. */
    @Extension
    @Symbol("pushToEcr")
    public static final class Definition extends DeliveryStepDescriptor {

        public Definition() {
            super("Push an image to Amazon ECR", PushToEcrRequest.PARAMETERS, true);
        }

        @Override
        protected Map<String, Object> run(StepCall call) throws InterruptedException {
            return new PushToEcr(call.context())
                    .run(PushToEcrRequest.of(call.arguments()))
                    .toMap();
        }

        @Override
        protected void check(Map<String, Object> arguments) {
            PushToEcrRequest.of(arguments);
        }
    }
}
