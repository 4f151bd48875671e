package io.jenkins.plugins.eksdelivery.runner.step;

import hudson.EnvVars;
import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code withEnv}: sets variables for a block; {@code NAME+X=dir} puts a directory first in a path. */
public final class WithEnvStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    private final ArrayList<String> overrides;

    @DataBoundConstructor
    public WithEnvStep(List<String> overrides) {
        for (String pair : overrides) {
            if (pair.indexOf('=') < 1) {
                throw new IllegalArgumentException("expected NAME=value but got " + pair);
            }
        }
        this.overrides = new ArrayList<>(overrides);
    }

    @Override
    protected StepExecution begin(RunningStep step) throws Exception {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String pair : overrides) {
            int equals = pair.indexOf('=');
            variables.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return new Around(
                step,
                EnvironmentExpander.merge(
                        step.get(EnvironmentExpander.class), new Overrides(new LinkedHashMap<>(variables))));
    }

    /** In the order given, each seeing those before it. */
    private static final class Overrides extends EnvironmentExpander {

        private static final long serialVersionUID = 1L;

        private final LinkedHashMap<String, String> variables;

        Overrides(LinkedHashMap<String, String> variables) {
            this.variables = variables;
        }

        @Override
        public void expand(EnvVars env) {
            env.overrideAll(variables);
        }
    }
}
