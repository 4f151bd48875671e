package io.jenkins.plugins.eksdelivery.image;

import hudson.Extension;
import io.jenkins.plugins.eksdelivery.step.DeliveryStepDescriptor;
import io.jenkins.plugins.eksdelivery.step.JenkinsCredentials;
import io.jenkins.plugins.eksdelivery.step.OperationStep;
import io.jenkins.plugins.eksdelivery.step.StepCall;
import java.util.List;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** The {@code buildImage} step: its parameters are those of {@link BuildImageRequest}. */
public final class BuildImageStep extends OperationStep {

    @DataBoundConstructor
    public BuildImageStep(@Nullable String image) {
        put("image", image);
    }

    public @Nullable String getImage() {
        return text("image");
    }

    public @Nullable List<String> getTags() {
        return texts("tags");
    }

    @DataBoundSetter
    public void setTags(@Nullable List<String> tags) {
        put("tags", tags);
    }

    public @Nullable String getContext() {
        return text("context");
    }

    @DataBoundSetter
    public void setContext(@Nullable String context) {
        put("context", context);
    }

    public @Nullable String getDockerfile() {
        return text("dockerfile");
    }

    @DataBoundSetter
    public void setDockerfile(@Nullable String dockerfile) {
        put("dockerfile", dockerfile);
    }

    public @Nullable String getTarget() {
        return text("target");
    }

    @DataBoundSetter
    public void setTarget(@Nullable String target) {
        put("target", target);
    }

    public @Nullable Map<String, Object> getBuildArgs() {
        return map("buildArgs");
    }

    @DataBoundSetter
    public void setBuildArgs(@Nullable Map<String, Object> buildArgs) {
        put("buildArgs", buildArgs);
    }

    public @Nullable Map<String, Object> getLabels() {
        return map("labels");
    }

    @DataBoundSetter
    public void setLabels(@Nullable Map<String, Object> labels) {
        put("labels", labels);
    }

    public @Nullable Map<String, Object> getSecrets() {
        return map("secrets");
    }

    @DataBoundSetter
    public void setSecrets(@Nullable Map<String, Object> secrets) {
        put("secrets", secrets);
    }

    public @Nullable List<String> getPlatforms() {
        return texts("platforms");
    }

    @DataBoundSetter
    public void setPlatforms(@Nullable List<String> platforms) {
        put("platforms", platforms);
    }

    public @Nullable String getBuilder() {
        return text("builder");
    }

    @DataBoundSetter
    public void setBuilder(@Nullable String builder) {
        put("builder", builder);
    }

    public @Nullable List<String> getCacheFrom() {
        return texts("cacheFrom");
    }

    @DataBoundSetter
    public void setCacheFrom(@Nullable List<String> cacheFrom) {
        put("cacheFrom", cacheFrom);
    }

    public @Nullable List<String> getCacheTo() {
        return texts("cacheTo");
    }

    @DataBoundSetter
    public void setCacheTo(@Nullable List<String> cacheTo) {
        put("cacheTo", cacheTo);
    }

    public @Nullable Boolean getPull() {
        return flag("pull");
    }

    @DataBoundSetter
    public void setPull(@Nullable Boolean pull) {
        put("pull", pull);
    }

    public @Nullable Boolean getNoCache() {
        return flag("noCache");
    }

    @DataBoundSetter
    public void setNoCache(@Nullable Boolean noCache) {
        put("noCache", noCache);
    }

    public @Nullable String getSourceDateEpoch() {
        return text("sourceDateEpoch");
    }

    @DataBoundSetter
    public void setSourceDateEpoch(@Nullable String sourceDateEpoch) {
        put("sourceDateEpoch", sourceDateEpoch);
    }

    public @Nullable String getOutput() {
        return text("output");
    }

    @DataBoundSetter
    public void setOutput(@Nullable String output) {
        put("output", output);
    }

    public @Nullable Boolean getSkipIfUnchanged() {
        return flag("skipIfUnchanged");
    }

    @DataBoundSetter
    public void setSkipIfUnchanged(@Nullable Boolean skipIfUnchanged) {
        put("skipIfUnchanged", skipIfUnchanged);
    }

    /** Metadata. */
    @Extension
    @Symbol("buildImage")
    public static final class Definition extends DeliveryStepDescriptor {

        public Definition() {
            super("Build a container image", BuildImageRequest.PARAMETERS, true);
        }

        @Override
        protected Map<String, Object> run(StepCall call) throws InterruptedException {
            JenkinsCredentials credentials =
                    new JenkinsCredentials(call.run(), call.context().mask());
            return new BuildImage(call.context(), credentials::secret)
                    .run(BuildImageRequest.of(call.arguments()))
                    .toMap();
        }

        @Override
        protected void check(Map<String, Object> arguments) {
            BuildImageRequest.of(arguments);
        }
    }
}
