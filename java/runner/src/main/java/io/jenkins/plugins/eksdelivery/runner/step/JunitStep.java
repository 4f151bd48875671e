package io.jenkins.plugins.eksdelivery.runner.step;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Result;
import hudson.model.TaskListener;
import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import io.jenkins.plugins.eksdelivery.runner.program.StageMark;
import java.nio.file.Path;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code junit}: counts test results; failures make the build unstable; the numbers go to {@code junit.json} of the run. */
public final class JunitStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    private final String testResults;

    @DataBoundSetter
    private boolean allowEmptyResults;

    @DataBoundSetter
    private boolean skipMarkingBuildUnstable;

    @DataBoundSetter
    private boolean skipPublishingChecks;

    @DataBoundSetter
    private boolean keepLongStdio;

    @DataBoundSetter
    private boolean skipOldReports;

    @DataBoundSetter
    private double healthScaleFactor = 1;

    @DataBoundSetter
    private @Nullable Object testDataPublishers;

    @DataBoundSetter
    private @Nullable String checksName;

    @DataBoundSetter
    private @Nullable Object stdioRetention;

    @DataBoundSetter
    private boolean keepProperties;

    @DataBoundSetter
    private boolean keepTestNames;

    @DataBoundConstructor
    public JunitStep(String testResults) {
        this.testResults = testResults;
    }

    @Override
    protected StepExecution begin(RunningStep step) throws Exception {
        return new Answer(step, () -> {
            TaskListener listener = step.get(TaskListener.class);
            listener.getLogger().println("Recording test results");
            FilePath[] files = step.get(FilePath.class).list(testResults);
            if (files.length == 0) {
                String text = "No test report files were found. Configuration error?";
                if (!allowEmptyResults) {
                    throw new AbortException(text);
                }
                listener.getLogger().println(text);
            }
            TestCounts counts = new TestCounts(0, 0, 0);
            for (FilePath file : files) {
                counts = counts.plus(TestCounts.read(Path.of(file.getRemote())));
            }
            counts.append(step.surroundings().request().folder().resolve("junit.json"), step.node());
            if (counts.failCount() > 0 && !skipMarkingBuildUnstable) {
                listener.getLogger().println("" + counts.failCount() + " of " + counts.totalCount() + " tests failed");
                step.state().worsen(Result.UNSTABLE);
                StageMark.warn(step, Result.UNSTABLE);
            }
            return counts.toMap();
        });
    }
}
