package io.jenkins.plugins.eksdelivery.notification;

import hudson.Extension;
import hudson.model.Result;
import io.jenkins.plugins.eksdelivery.log.Secret;
import io.jenkins.plugins.eksdelivery.step.DeliveryStep;
import io.jenkins.plugins.eksdelivery.step.DeliveryStepDescriptor;
import io.jenkins.plugins.eksdelivery.step.JenkinsCredentials;
import io.jenkins.plugins.eksdelivery.step.StepCall;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** The {@code notify} step: its parameters are those of {@link NotifyRequest}. */
public final class NotifyStep extends DeliveryStep {

    @DataBoundConstructor
    public NotifyStep(@Nullable String channel, @Nullable String message) {
        put("channel", channel);
        put("message", message);
    }

    public @Nullable String getChannel() {
        return text("channel");
    }

    public @Nullable String getMessage() {
        return text("message");
    }

    public @Nullable String getSubject() {
        return text("subject");
    }

    @DataBoundSetter
    public void setSubject(@Nullable String subject) {
        put("subject", subject);
    }

    public @Nullable String getSeverity() {
        return text("severity");
    }

    @DataBoundSetter
    public void setSeverity(@Nullable String severity) {
        put("severity", severity);
    }

    public @Nullable List<String> getOn() {
        return texts("on");
    }

    @DataBoundSetter
    public void setOn(@Nullable List<String> on) {
        put("on", on);
    }

    public @Nullable String getDedupeKey() {
        return text("dedupeKey");
    }

    @DataBoundSetter
    public void setDedupeKey(@Nullable String dedupeKey) {
        put("dedupeKey", dedupeKey);
    }

    public @Nullable String getTopic() {
        return text("topic");
    }

    @DataBoundSetter
    public void setTopic(@Nullable String topic) {
        put("topic", topic);
    }

    public @Nullable String getBus() {
        return text("bus");
    }

    @DataBoundSetter
    public void setBus(@Nullable String bus) {
        put("bus", bus);
    }

    public @Nullable String getCredentialsId() {
        return text("credentialsId");
    }

    @DataBoundSetter
    public void setCredentialsId(@Nullable String credentialsId) {
        put("credentialsId", credentialsId);
    }

    public @Nullable String getRegion() {
        return text("region");
    }

    @DataBoundSetter
    public void setRegion(@Nullable String region) {
        put("region", region);
    }

    public @Nullable Boolean getDryRun() {
        return flag("dryRun");
    }

    @DataBoundSetter
    public void setDryRun(@Nullable Boolean dryRun) {
        put("dryRun", dryRun);
    }

    public @Nullable Boolean getFailOnError() {
        return flag("failOnError");
    }

    @DataBoundSetter
    public void setFailOnError(@Nullable Boolean failOnError) {
        put("failOnError", failOnError);
    }

    /** Metadata. */
    @Extension
    @Symbol("notify")
    public static final class Definition extends DeliveryStepDescriptor {

        public Definition() {
            super("Tell people and systems", NotifyRequest.PARAMETERS, false);
        }

        @Override
        protected Map<String, Object> run(StepCall call) throws InterruptedException {
            NotifyRequest request = NotifyRequest.of(call.arguments());
            @Nullable Result result = call.run().getResult();
            if (!request.wantedFor(result == null ? "SUCCESS" : result.toString())) {
                call.context().log().line("notify: nothing to tell of this result");
                return new NotifyResult(
                                false,
                                request.channel().name().toLowerCase(Locale.ROOT),
                                "",
                                "not wanted for " + result)
                        .toMap();
            }
            @Nullable
            Secret url = request.credentialsId().isEmpty()
                    ? null
                    : new JenkinsCredentials(call.run(), call.context().mask()).secret(request.credentialsId());
            return new Notify(call.context()).run(request, url).toMap();
        }

        @Override
        protected void check(Map<String, Object> arguments) {
            NotifyRequest.of(arguments);
        }
    }
}
