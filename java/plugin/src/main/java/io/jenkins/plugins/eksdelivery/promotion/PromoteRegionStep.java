package io.jenkins.plugins.eksdelivery.promotion;

import hudson.Extension;
import io.jenkins.plugins.eksdelivery.approval.GateDesk;
import io.jenkins.plugins.eksdelivery.step.DeliveryStepDescriptor;
import io.jenkins.plugins.eksdelivery.step.OperationStep;
import io.jenkins.plugins.eksdelivery.step.StepCall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** The {@code promoteRegion} step: its parameters are those of {@link PromoteRegionRequest}. */
public final class PromoteRegionStep extends OperationStep {

    @DataBoundConstructor
    public PromoteRegionStep(@Nullable String plan, @Nullable String to, @Nullable String reason) {
        put("plan", plan);
        put("to", to);
        put("reason", reason);
    }

    public @Nullable String getPlan() {
        return text("plan");
    }

    public @Nullable String getTo() {
        return text("to");
    }

    public @Nullable String getReason() {
        return text("reason");
    }

    public @Nullable String getFrom() {
        return text("from");
    }

    @DataBoundSetter
    public void setFrom(@Nullable String from) {
        put("from", from);
    }

    public @Nullable String getMode() {
        return text("mode");
    }

    @DataBoundSetter
    public void setMode(@Nullable String mode) {
        put("mode", mode);
    }

    public @Nullable String getChangeTicket() {
        return text("changeTicket");
    }

    @DataBoundSetter
    public void setChangeTicket(@Nullable String changeTicket) {
        put("changeTicket", changeTicket);
    }

    public @Nullable Integer getMaxDataLossSeconds() {
        return integer("maxDataLossSeconds");
    }

    @DataBoundSetter
    public void setMaxDataLossSeconds(@Nullable Integer maxDataLossSeconds) {
        put("maxDataLossSeconds", maxDataLossSeconds);
    }

    public @Nullable Integer getMaxLagSeconds() {
        return integer("maxLagSeconds");
    }

    @DataBoundSetter
    public void setMaxLagSeconds(@Nullable Integer maxLagSeconds) {
        put("maxLagSeconds", maxLagSeconds);
    }

    public @Nullable Integer getReadinessMaxAgeHours() {
        return integer("readinessMaxAgeHours");
    }

    @DataBoundSetter
    public void setReadinessMaxAgeHours(@Nullable Integer readinessMaxAgeHours) {
        put("readinessMaxAgeHours", readinessMaxAgeHours);
    }

    public @Nullable Map<String, Object> getApprovals() {
        return map("approvals");
    }

    @DataBoundSetter
    public void setApprovals(@Nullable Map<String, Object> approvals) {
        put("approvals", approvals);
    }

    public @Nullable Boolean getFreezeDeploys() {
        return flag("freezeDeploys");
    }

    @DataBoundSetter
    public void setFreezeDeploys(@Nullable Boolean freezeDeploys) {
        put("freezeDeploys", freezeDeploys);
    }

    public @Nullable Map<String, Object> getPreScale() {
        return map("preScale");
    }

    @DataBoundSetter
    public void setPreScale(@Nullable Map<String, Object> preScale) {
        put("preScale", preScale);
    }

    public @Nullable Boolean getFenceSource() {
        return flag("fenceSource");
    }

    @DataBoundSetter
    public void setFenceSource(@Nullable Boolean fenceSource) {
        put("fenceSource", fenceSource);
    }

    public @Nullable Integer getBakeMinutes() {
        return integer("bakeMinutes");
    }

    @DataBoundSetter
    public void setBakeMinutes(@Nullable Integer bakeMinutes) {
        put("bakeMinutes", bakeMinutes);
    }

    public @Nullable List<String> getAlarms() {
        return texts("alarms");
    }

    @DataBoundSetter
    public void setAlarms(@Nullable List<String> alarms) {
        put("alarms", alarms);
    }

    public @Nullable Boolean getBreakGlass() {
        return flag("breakGlass");
    }

    @DataBoundSetter
    public void setBreakGlass(@Nullable Boolean breakGlass) {
        put("breakGlass", breakGlass);
    }

    public @Nullable Map<String, Object> getApproval() {
        return map("approval");
    }

    @DataBoundSetter
    public void setApproval(@Nullable Map<String, Object> approval) {
        put("approval", approval);
    }

    public @Nullable String getRunId() {
        return text("runId");
    }

    @DataBoundSetter
    public void setRunId(@Nullable String runId) {
        put("runId", runId);
    }

    public @Nullable String getResume() {
        return text("resume");
    }

    @DataBoundSetter
    public void setResume(@Nullable String resume) {
        put("resume", resume);
    }

    /** Metadata. */
    @Extension
    @Symbol("promoteRegion")
    public static final class Definition extends DeliveryStepDescriptor {

        public Definition() {
            super("Make a region active", PromoteRegionRequest.PARAMETERS, true);
        }

        /** The id of the run is saved with the build before the run begins: after a restart the same run is gone on with. */
        @Override
        protected StepExecution execution(StepContext context, LinkedHashMap<String, Object> arguments) {
            if (!arguments.containsKey("resume")) {
                arguments.putIfAbsent("runId", "run-" + UUID.randomUUID());
            }
            return super.execution(context, arguments);
        }

        @Override
        protected Map<String, Object> run(StepCall call) throws InterruptedException {
            return new PromoteRegion(call.context(), new GateDesk(call))
                    .run(PromoteRegionRequest.of(call.arguments()))
                    .toMap();
        }

        @Override
        protected void check(Map<String, Object> arguments) {
            PromoteRegionRequest.of(arguments);
        }
    }
}
