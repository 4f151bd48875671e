package io.jenkins.plugins.eksdelivery.step;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.util.FormValidation;
import java.util.regex.Pattern;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Settings of the controller; in configuration as code {@code unclassified: eksDelivery: defaultRegion: us-east-1}. */
@Extension
@Symbol("eksDelivery")
public final class EksDeliveryConfiguration extends GlobalConfiguration {

    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");

    private @Nullable String defaultRegion;

    public EksDeliveryConfiguration() {
        load();
    }

    static EksDeliveryConfiguration get() {
        return ExtensionList.lookupSingleton(EksDeliveryConfiguration.class);
    }

    /** Region of steps when neither they, their block nor the environment name one; null for none. */
    public @Nullable String getDefaultRegion() {
        return defaultRegion;
    }

    @DataBoundSetter
    public void setDefaultRegion(@Nullable String defaultRegion) {
        String given = Util.fixEmptyAndTrim(defaultRegion);
        if (given != null && !REGION.matcher(given).matches()) {
            throw new IllegalArgumentException("'" + given + "' is not an AWS region: give one such as us-east-1");
        }
        this.defaultRegion = given;
        save();
    }

    /** Says while the form is filled in whether the name can be a region. */
    @POST
    public FormValidation doCheckDefaultRegion(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        String given = Util.fixEmptyAndTrim(value);
        return given == null || REGION.matcher(given).matches()
                ? FormValidation.ok()
                : FormValidation.error("Not an AWS region: give one such as us-east-1");
    }

    @Override
    public String getDisplayName() {
        return "EKS Delivery";
    }
}
