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

/** The {@code terraformOutput} step: its parameters are those of {@link TerraformOutputRequest}. */
public final class TerraformOutputStep extends OperationStep {

    @DataBoundConstructor
    public TerraformOutputStep() {}

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

    public @Nullable String getName() {
        return text("name");
    }

    @DataBoundSetter
    public void setName(@Nullable String name) {
        put("name", name);
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
    @Symbol("terraformOutput")
    public static final class Definition extends DeliveryStepDescriptor {

        public Definition() {
            super("Read the outputs of a stack", TerraformOutputRequest.PARAMETERS, true);
        }

        @Override
        protected Map<String, Object> run(StepCall call) throws InterruptedException {
            return new TerraformOutput(call.context())
                    .run(TerraformOutputRequest.of(call.arguments()))
                    .toMap();
        }

        @Override
        protected void check(Map<String, Object> arguments) {
            TerraformOutputRequest.of(arguments);
        }
    }
}
