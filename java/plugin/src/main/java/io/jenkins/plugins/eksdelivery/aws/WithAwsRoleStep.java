package io.jenkins.plugins.eksdelivery.aws;

import hudson.Extension;
import io.jenkins.plugins.eksdelivery.step.AssumedRole;
import io.jenkins.plugins.eksdelivery.step.DeliveryStep;
import io.jenkins.plugins.eksdelivery.step.DeliveryStepDescriptor;
import io.jenkins.plugins.eksdelivery.step.StepCall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** The {@code withAwsRole} step: its parameters are those of {@link AssumeRoleRequest}. */
public final class WithAwsRoleStep extends DeliveryStep {

    @DataBoundConstructor
    public WithAwsRoleStep(@Nullable String role, @Nullable String region) {
        put("role", role);
        put("region", region);
    }

    public @Nullable String getRole() {
        return text("role");
    }

    public @Nullable String getRegion() {
        return text("region");
    }

    public @Nullable Integer getDurationSeconds() {
        return integer("durationSeconds");
    }

    @DataBoundSetter
    public void setDurationSeconds(@Nullable Integer durationSeconds) {
        put("durationSeconds", durationSeconds);
    }

    public @Nullable String getRoleSessionName() {
        return text("roleSessionName");
    }

    @DataBoundSetter
    public void setRoleSessionName(@Nullable String roleSessionName) {
        put("roleSessionName", roleSessionName);
    }

    public @Nullable String getExternalId() {
        return text("externalId");
    }

    @DataBoundSetter
    public void setExternalId(@Nullable String externalId) {
        put("externalId", externalId);
    }

    public @Nullable Map<String, Object> getSessionTags() {
        return map("sessionTags");
    }

    @DataBoundSetter
    public void setSessionTags(@Nullable Map<String, Object> sessionTags) {
        put("sessionTags", sessionTags);
    }

    public @Nullable String getPolicy() {
        return text("policy");
    }

    @DataBoundSetter
    public void setPolicy(@Nullable String policy) {
        put("policy", policy);
    }

    public @Nullable String getSource() {
        return text("source");
    }

    @DataBoundSetter
    public void setSource(@Nullable String source) {
        put("source", source);
    }

    public @Nullable String getCredentialsId() {
        return text("credentialsId");
    }

    @DataBoundSetter
    public void setCredentialsId(@Nullable String credentialsId) {
        put("credentialsId", credentialsId);
    }

    public @Nullable List<String> getAllowedAccountIds() {
        return texts("allowedAccountIds");
    }

    @DataBoundSetter
    public void setAllowedAccountIds(@Nullable List<String> allowedAccountIds) {
        put("allowedAccountIds", allowedAccountIds);
    }

    public @Nullable String getExpose() {
        return text("expose");
    }

    @DataBoundSetter
    public void setExpose(@Nullable String expose) {
        put("expose", expose);
    }

    /** Metadata. */
    @Extension
    @Symbol("withAwsRole")
    public static final class Definition extends DeliveryStepDescriptor {

        public Definition() {
            super("Run a block as an IAM role", AssumeRoleRequest.PARAMETERS, false);
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        @Override
        public Set<? extends Class<?>> getProvidedContext() {
            return Set.of(EnvironmentExpander.class, AssumedRole.class);
        }

        @Override
        protected StepExecution execution(StepContext context, LinkedHashMap<String, Object> arguments) {
            return new WithAwsRoleExecution(context, arguments);
        }

        @Override
        protected Map<String, Object> run(StepCall call) {
            throw new UnsupportedOperationException("withAwsRole runs its body");
        }

        @Override
        protected void check(Map<String, Object> arguments) {
            AssumeRoleRequest.of(arguments);
        }
    }
}
