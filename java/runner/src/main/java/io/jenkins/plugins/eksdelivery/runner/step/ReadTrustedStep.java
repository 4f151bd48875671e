package io.jenkins.plugins.eksdelivery.runner.step;

import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import java.nio.file.Files;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code readTrusted}: the text of a file of the checkout that the Jenkinsfile lies in. */
public final class ReadTrustedStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    private final String path;

    @DataBoundConstructor
    public ReadTrustedStep(String path) {
        this.path = path;
    }

    @Override
    protected StepExecution begin(RunningStep step) throws Exception {
        return new Answer(
                step,
                () -> Files.readString(
                        new Checkout(step.surroundings().request().script())
                                .root()
                                .resolve(path)));
    }
}
