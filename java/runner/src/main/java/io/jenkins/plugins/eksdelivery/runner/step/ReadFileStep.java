package io.jenkins.plugins.eksdelivery.runner.step;

import hudson.FilePath;
import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import java.io.InputStream;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code readFile}: the text of a file, or its bytes in Base64. */
public final class ReadFileStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    private final String file;

    @DataBoundSetter
    private @Nullable String encoding;

    @DataBoundConstructor
    public ReadFileStep(String file) {
        this.file = file;
    }

    @Override
    protected StepExecution begin(RunningStep step) throws Exception {
        return new Answer(step, () -> {
            try (InputStream in = step.get(FilePath.class).child(file).read()) {
                return Encoded.text(in.readAllBytes(), encoding);
            }
        });
    }
}
