package io.jenkins.plugins.eksdelivery.runner.step;

import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code podTemplate}: accepted; its containers are this machine. */
public final class PodTemplateStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    @DataBoundSetter
    private @Nullable Object yaml;

    @DataBoundSetter
    private @Nullable Object yamlFile;

    @DataBoundSetter
    private @Nullable Object yamlMergeStrategy;

    @DataBoundSetter
    private @Nullable String label;

    @DataBoundSetter
    private @Nullable Object name;

    @DataBoundSetter
    private @Nullable Object cloud;

    @DataBoundSetter
    private @Nullable Object inheritFrom;

    @DataBoundSetter
    private @Nullable Object namespace;

    @DataBoundSetter
    private @Nullable Object containers;

    @DataBoundSetter
    private @Nullable Object volumes;

    @DataBoundSetter
    private @Nullable Object serviceAccount;

    @DataBoundSetter
    private @Nullable Object nodeSelector;

    @DataBoundSetter
    private @Nullable Object idleMinutes;

    @DataBoundSetter
    private @Nullable Object workspaceVolume;

    @DataBoundSetter
    private @Nullable Object podRetention;

    @DataBoundSetter
    private @Nullable Object showRawYaml;

    @DataBoundSetter
    private @Nullable Object slaveConnectTimeout;

    @DataBoundSetter
    private @Nullable Object activeDeadlineSeconds;

    @DataBoundSetter
    private @Nullable Object instanceCap;

    @DataBoundSetter
    private @Nullable Object envVars;

    @DataBoundSetter
    private @Nullable Object annotations;

    @DataBoundSetter
    private @Nullable Object imagePullSecrets;

    @DataBoundSetter
    private @Nullable Object defaultContainer;

    @DataBoundSetter
    private @Nullable Object agentContainer;

    @DataBoundSetter
    private @Nullable Object agentInjection;

    @DataBoundSetter
    private @Nullable Object nodeUsageMode;

    @DataBoundSetter
    private @Nullable Object hostNetwork;

    @DataBoundSetter
    private @Nullable Object runAsUser;

    @DataBoundSetter
    private @Nullable Object runAsGroup;

    @DataBoundSetter
    private @Nullable Object supplementalGroups;

    @DataBoundConstructor
    public PodTemplateStep() {}

    @Override
    protected StepExecution begin(RunningStep step) throws Exception {
        return new Around(
                step,
                EnvironmentExpander.merge(
                        step.get(EnvironmentExpander.class),
                        EnvironmentExpander.constant(Map.of("POD_LABEL", label == null ? "built-in" : label))));
    }
}
