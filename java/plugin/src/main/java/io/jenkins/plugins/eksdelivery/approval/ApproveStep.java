package io.jenkins.plugins.eksdelivery.approval;

import hudson.Extension;
import io.jenkins.plugins.eksdelivery.step.DeliveryStepDescriptor;
import io.jenkins.plugins.eksdelivery.step.OperationStep;
import io.jenkins.plugins.eksdelivery.step.StepCall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** The {@code approve} step: its parameters are those of {@link ApproveRequest}. */
public final class ApproveStep extends OperationStep {

    @DataBoundConstructor
    public ApproveStep(@Nullable Object subject) {
        put("subject", subject);
    }

    public @Nullable Object getSubject() {
        return value("subject");
    }

    public @Nullable String getMessage() {
        return text("message");
    }

    @DataBoundSetter
    public void setMessage(@Nullable String message) {
        put("message", message);
    }

    public @Nullable Integer getMinApprovals() {
        return integer("minApprovals");
    }

    @DataBoundSetter
    public void setMinApprovals(@Nullable Integer minApprovals) {
        put("minApprovals", minApprovals);
    }

    public @Nullable List<String> getUsers() {
        return texts("users");
    }

    @DataBoundSetter
    public void setUsers(@Nullable List<String> users) {
        put("users", users);
    }

    public @Nullable List<String> getGroups() {
        return texts("groups");
    }

    @DataBoundSetter
    public void setGroups(@Nullable List<String> groups) {
        put("groups", groups);
    }

    public @Nullable Boolean getExcludeAuthors() {
        return flag("excludeAuthors");
    }

    @DataBoundSetter
    public void setExcludeAuthors(@Nullable Boolean excludeAuthors) {
        put("excludeAuthors", excludeAuthors);
    }

    public @Nullable Boolean getExcludeTriggerer() {
        return flag("excludeTriggerer");
    }

    @DataBoundSetter
    public void setExcludeTriggerer(@Nullable Boolean excludeTriggerer) {
        put("excludeTriggerer", excludeTriggerer);
    }

    public @Nullable Boolean getRequireReason() {
        return flag("requireReason");
    }

    @DataBoundSetter
    public void setRequireReason(@Nullable Boolean requireReason) {
        put("requireReason", requireReason);
    }

    public @Nullable String getValidFor() {
        return text("validFor");
    }

    @DataBoundSetter
    public void setValidFor(@Nullable String validFor) {
        put("validFor", validFor);
    }

    public @Nullable String getTimeout() {
        return text("timeout");
    }

    @DataBoundSetter
    public void setTimeout(@Nullable String timeout) {
        put("timeout", timeout);
    }

    /** Metadata. */
    @Extension
    @Symbol("approve")
    public static final class Definition extends DeliveryStepDescriptor {

        public Definition() {
            super("Wait until people approve", ApproveRequest.PARAMETERS, false);
        }

        @Override
        protected StepExecution execution(StepContext context, LinkedHashMap<String, Object> arguments) {
            return new ApproveExecution(context, arguments);
        }

        @Override
        protected Map<String, Object> run(StepCall call) {
            throw new UnsupportedOperationException("approve waits for people");
        }

        @Override
        protected void check(Map<String, Object> arguments) {
            ApproveRequest.of(arguments);
        }
    }
}
