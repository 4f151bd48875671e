package io.jenkins.plugins.eksdelivery.runner.step;

import groovy.json.JsonSlurperClassic;
import hudson.FilePath;
import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code readJSON}: an object from a file or text, as plain maps and lists. */
public final class ReadJsonStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    @DataBoundSetter
    private @Nullable String file;

    @DataBoundSetter
    private @Nullable String text;

    @DataBoundSetter
    private boolean returnPojo;

    @DataBoundConstructor
    public ReadJsonStep() {}

    @Override
    protected StepExecution begin(RunningStep step) throws Exception {
        return new Answer(step, () -> {
            if ((file == null) == (text == null)) {
                throw new IllegalArgumentException("give either file or text");
            }
            return new JsonSlurperClassic()
                    .parseText(
                            text == null ? step.get(FilePath.class).child(file).readToString() : text);
        });
    }
}
