package io.jenkins.plugins.eksdelivery.runner.step;

import hudson.AbortException;
import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code libraryResource}: the text of a file under {@code resources} of a library. */
public final class LibraryResourceStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    private final String resource;

    @DataBoundSetter
    private @Nullable String encoding;

    @DataBoundConstructor
    public LibraryResourceStep(String resource) {
        this.resource = resource;
    }

    @Override
    protected StepExecution begin(RunningStep step) throws Exception {
        return new Answer(step, () -> {
            Path file = step.surroundings()
                    .libraries()
                    .resource(resource)
                    .orElseThrow(() -> new AbortException("No such library resource " + resource + " could be found."));
            return Encoded.text(Files.readAllBytes(file), encoding);
        });
    }
}
