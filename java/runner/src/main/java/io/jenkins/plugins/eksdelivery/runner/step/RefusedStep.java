package io.jenkins.plugins.eksdelivery.runner.step;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;

/** A step of Jenkins that makes no sense outside of one: fails and says what to do instead. */
public final class RefusedStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    static final Map<String, String> REASONS = Map.of(
            "bat", "Use sh: the runner runs on Linux",
            "powershell", "Use sh: the runner runs on Linux",
            "pwsh", "Use sh: the runner runs on Linux",
            "build", "Run the other Jenkinsfile by itself: the runner knows no other jobs",
            "mail", "Use notify: the runner sends no mail",
            "emailext", "Use notify: the runner sends no mail",
            "slackSend", "Use notify",
            "step", "Call the step by its own name, such as archiveArtifacts or junit",
            "withMaven", "Use sh with mvn",
            "wrap", "Use the block of its own name, such as timestamps");

    @DataBoundConstructor
    public RefusedStep(@Nullable Object whatever) {}

    @Override
    protected StepExecution begin(RunningStep step) {
        return new Answer(step, () -> {
            throw new DeliveryException(Failure.permanent(
                    "RUN-STEP-01",
                    "step " + step.function(),
                    "it does not exist outside of a Jenkins",
                    REASONS.getOrDefault(step.function(), "Leave it out")));
        });
    }
}
