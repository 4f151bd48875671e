package io.jenkins.plugins.eksdelivery.runner.step;

import hudson.FilePath;
import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import io.jenkins.plugins.eksdelivery.runner.script.PipelineScript;
import org.codehaus.groovy.runtime.MethodClosure;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code load}: runs a script from the workspace and answers what it returns. */
public final class LoadStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    private final String path;

    @DataBoundConstructor
    public LoadStep(String path) {
        this.path = path;
    }

    @Override
    protected StepExecution begin(RunningStep step) throws Exception {
        String text = step.get(FilePath.class).child(path).readToString();
        PipelineScript script = step.surroundings().scripts().compileNext(text);
        return new Loaded(step, new MethodClosure(script, "run"));
    }
}
