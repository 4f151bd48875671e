package io.jenkins.plugins.eksdelivery.runner.step;

import hudson.FilePath;
import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import java.io.OutputStream;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code writeFile}: writes text, or bytes given in Base64; makes the directory. */
public final class WriteFileStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final String text;

    @DataBoundSetter
    private @Nullable String encoding;

    @DataBoundConstructor
    public WriteFileStep(String file, String text) {
        this.file = file;
        this.text = text;
    }

    @Override
    protected StepExecution begin(RunningStep step) throws Exception {
        return new Answer(step, () -> {
            try (OutputStream out = step.get(FilePath.class).child(file).write()) {
                out.write(Encoded.bytes(text, encoding));
            }
            return null;
        });
    }
}
