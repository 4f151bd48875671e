package io.jenkins.plugins.eksdelivery.terraform;

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

/** The {@code terraformPlan} step: its parameters are those of {@link TerraformPlanRequest}. */
public final class TerraformPlanStep extends OperationStep {

    @DataBoundConstructor
    public TerraformPlanStep() {}

    public @Nullable String getDir() {
        return text("dir");
    }

    @DataBoundSetter
    public void setDir(@Nullable String dir) {
        put("dir", dir);
    }

    public @Nullable String getWorkspace() {
        return text("workspace");
    }

    @DataBoundSetter
    public void setWorkspace(@Nullable String workspace) {
        put("workspace", workspace);
    }

    public @Nullable List<String> getVarFiles() {
        return texts("varFiles");
    }

    @DataBoundSetter
    public void setVarFiles(@Nullable List<String> varFiles) {
        put("varFiles", varFiles);
    }

    public @Nullable Map<String, Object> getVars() {
        return map("vars");
    }

    @DataBoundSetter
    public void setVars(@Nullable Map<String, Object> vars) {
        put("vars", vars);
    }

    public @Nullable Map<String, Object> getBackendConfig() {
        return map("backendConfig");
    }

    @DataBoundSetter
    public void setBackendConfig(@Nullable Map<String, Object> backendConfig) {
        put("backendConfig", backendConfig);
    }

    public @Nullable Boolean getInit() {
        return flag("init");
    }

    @DataBoundSetter
    public void setInit(@Nullable Boolean init) {
        put("init", init);
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

    public @Nullable Boolean getRefresh() {
        return flag("refresh");
    }

    @DataBoundSetter
    public void setRefresh(@Nullable Boolean refresh) {
        put("refresh", refresh);
    }

    public @Nullable Boolean getRefreshOnly() {
        return flag("refreshOnly");
    }

    @DataBoundSetter
    public void setRefreshOnly(@Nullable Boolean refreshOnly) {
        put("refreshOnly", refreshOnly);
    }

    public @Nullable List<String> getTarget() {
        return texts("target");
    }

    @DataBoundSetter
    public void setTarget(@Nullable List<String> target) {
        put("target", target);
    }

    public @Nullable List<String> getReplace() {
        return texts("replace");
    }

    @DataBoundSetter
    public void setReplace(@Nullable List<String> replace) {
        put("replace", replace);
    }

    public @Nullable Boolean getDestroy() {
        return flag("destroy");
    }

    @DataBoundSetter
    public void setDestroy(@Nullable Boolean destroy) {
        put("destroy", destroy);
    }

    public @Nullable Map<String, Object> getPolicy() {
        return map("policy");
    }

    @DataBoundSetter
    public void setPolicy(@Nullable Map<String, Object> policy) {
        put("policy", policy);
    }

    public @Nullable String getSaveTo() {
        return text("saveTo");
    }

    @DataBoundSetter
    public void setSaveTo(@Nullable String saveTo) {
        put("saveTo", saveTo);
    }

    public @Nullable String getTool() {
        return text("tool");
    }

    @DataBoundSetter
    public void setTool(@Nullable String tool) {
        put("tool", tool);
    }

    /** Metadata. */
    @Extension
    @Symbol("terraformPlan")
    public static final class Definition extends DeliveryStepDescriptor {

        public Definition() {
            super("Plan a change of infrastructure", TerraformPlanRequest.PARAMETERS, true);
        }

        @Override
        protected Map<String, Object> run(StepCall call) throws InterruptedException {
            return new TerraformPlan(call.context())
                    .run(TerraformPlanRequest.of(call.arguments()))
                    .toMap();
        }

        @Override
        protected void check(Map<String, Object> arguments) {
            TerraformPlanRequest.of(arguments);
        }
    }
}
