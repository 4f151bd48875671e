package io.jenkins.plugins.eksdelivery.runner.step;

import hudson.FilePath;
import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** {@code writeYaml}: writes an object to a file, or answers its text. */
public final class WriteYamlStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    @DataBoundSetter
    private @Nullable String file;

    @DataBoundSetter
    private @Nullable Object data;

    @DataBoundSetter
    private boolean overwrite;

    @DataBoundSetter
    private boolean returnText;

    @DataBoundConstructor
    public WriteYamlStep() {}

    @Override
    protected StepExecution begin(RunningStep step) throws Exception {
        return new Answer(step, () -> {
            String text = new Dump(DumpSettings.builder()
                            .setDefaultFlowStyle(FlowStyle.BLOCK)
                            .build())
                    .dumpToString(data);
            if (returnText) {
                return text;
            }
            if (file == null) {
                throw new IllegalArgumentException("give file, or returnText: true");
            }
            FilePath target = step.get(FilePath.class).child(file);
            if (target.exists() && !overwrite) {
                throw new java.nio.file.FileAlreadyExistsException(target + " already exists");
            }
            target.write(text, "UTF-8");
            return null;
        });
    }
}
