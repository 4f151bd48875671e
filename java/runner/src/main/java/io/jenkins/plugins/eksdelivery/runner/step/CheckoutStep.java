package io.jenkins.plugins.eksdelivery.runner.step;

import hudson.FilePath;
import io.jenkins.plugins.eksdelivery.runner.program.Described;
import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import io.jenkins.plugins.eksdelivery.runner.program.ScmVariable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code checkout scm} copies the checkout of the Jenkinsfile with its uncommitted changes; a git description is cloned. */
public final class CheckoutStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    private final boolean own;
    private final @Nullable String url;
    private final @Nullable String branch;

    @DataBoundSetter
    private boolean poll = true;

    @DataBoundSetter
    private boolean changelog = true;

    @DataBoundConstructor
    public CheckoutStep(@Nullable Object scm) {
        own = scm instanceof ScmVariable;
        Map<?, ?> fields = scm instanceof Described described
                ? described.arguments()
                : scm instanceof Map<?, ?> map ? map : Map.of();
        url = first(fields.get("userRemoteConfigs"), "url");
        String name = first(fields.get("branches"), "name");
        branch = name == null ? null : name.replaceFirst("^\\*/", "");
        if (!own && url == null) {
            throw new IllegalArgumentException(
                    "checkout takes scm, or a git repository with userRemoteConfigs: [[url: …]]");
        }
    }

    @Override
    protected StepExecution begin(RunningStep step) {
        return new Background(step, new Fetch(own, url, branch));
    }

    private static @Nullable String first(@Nullable Object list, String key) {
        if (!(list instanceof List<?> several) || several.isEmpty()) {
            return null;
        }
        Object only = several.get(0);
        Map<?, ?> fields = only instanceof Described described
                ? described.arguments()
                : only instanceof Map<?, ?> map ? map : Map.of();
        Object value = fields.get(key);
        return value == null ? null : value.toString();
    }

    /** Runs git. */
    private record Fetch(
            boolean own, @Nullable String url, @Nullable String branch) implements Background.Work {

        @Override
        public Object run(RunningStep step) throws Exception {
            Path workspace = Path.of(step.get(FilePath.class).getRemote());
            Checkout checkout = new Checkout(step.surroundings().request().script());
            return own || url == null
                    ? checkout.own(step, workspace)
                    : checkout.repository(step, workspace, url, branch);
        }
    }
}
