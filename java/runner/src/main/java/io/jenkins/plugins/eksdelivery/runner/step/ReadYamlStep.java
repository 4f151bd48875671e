package io.jenkins.plugins.eksdelivery.runner.step;

import hudson.FilePath;
import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** {@code readYaml}: an object from a file or text; a list when there is more than one document. */
public final class ReadYamlStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    @DataBoundSetter
    private @Nullable String file;

    @DataBoundSetter
    private @Nullable String text;

    @DataBoundConstructor
    public ReadYamlStep() {}

    @Override
    protected StepExecution begin(RunningStep step) throws Exception {
        return new Answer(step, () -> {
            String source = (text == null ? "" : text)
                    + (file == null
                            ? ""
                            : "\n" + step.get(FilePath.class).child(file).readToString());
            List<Object> documents = new ArrayList<>();
            new Load(LoadSettings.builder().build()).loadAllFromString(source).forEach(documents::add);
            return documents.size() == 1 ? documents.get(0) : documents;
        });
    }
}
