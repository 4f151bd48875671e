package io.jenkins.plugins.eksdelivery.runner.step;

import groovy.json.JsonOutput;
import hudson.FilePath;
import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code writeJSON}: writes an object to a file, or answers its text. */
public final class WriteJsonStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    private final Object json;

    @DataBoundSetter
    private @Nullable String file;

    @DataBoundSetter
    private int pretty;

    @DataBoundSetter
    private boolean returnText;

    @DataBoundConstructor
    public WriteJsonStep(Object json) {
        this.json = json;
    }

    @Override
    protected StepExecution begin(RunningStep step) throws Exception {
        return new Answer(step, () -> {
            String text = JsonOutput.toJson(json);
            String shown = pretty > 0 ? JsonOutput.prettyPrint(text) : text;
            if (returnText) {
                return shown;
            }
            if (file == null) {
                throw new IllegalArgumentException("give file, or returnText: true");
            }
            step.get(FilePath.class).child(file).write(shown, "UTF-8");
            return null;
        });
    }
}
