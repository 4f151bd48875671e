package io.jenkins.plugins.eksdelivery.runner.step;

import groovy.lang.Closure;
import io.jenkins.plugins.eksdelivery.runner.program.BodyLaunch;
import io.jenkins.plugins.eksdelivery.runner.program.RunnerStep;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code parallel}: runs branches side by side and answers a map of their values. */
public final class ParallelStep extends RunnerStep {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    private final LinkedHashMap<String, Closure<?>> branches = new LinkedHashMap<>();

    private boolean failFast;

    @DataBoundConstructor
    public ParallelStep(Map<String, Object> branches) {
        branches.forEach((name, value) -> {
            if (name.equals("failFast")) {
                failFast = Boolean.parseBoolean(String.valueOf(value));
            } else if (value instanceof Closure<?> code) {
                this.branches.put(name, code);
            } else {
                throw new IllegalArgumentException(
                        "Expected a closure or block for branch '" + name + "' but found " + value);
            }
        });
        if (this.branches.isEmpty()) {
            throw new IllegalArgumentException("No branches to run");
        }
    }

    @Override
    protected StepExecution begin(RunningStep step) {
        return new Branches(step, branches, failFast);
    }

    /** All branches of one call. */
    private static final class Branches extends StepExecution {

        private static final long serialVersionUID = 1L;

        private final RunningStep step;

        @SuppressWarnings("serial")
        private final LinkedHashMap<String, @Nullable Closure<?>> code;

        private final boolean failFast;
        private final ArrayList<BodyExecution> bodies = new ArrayList<>();

        @SuppressWarnings("serial")
        private final LinkedHashMap<String, @Nullable Object> values = new LinkedHashMap<>();

        private final LinkedHashMap<String, Throwable> failures = new LinkedHashMap<>();

        Branches(RunningStep step, Map<String, ? extends @Nullable Closure<?>> code, boolean failFast) {
            super(step);
            this.step = step;
            this.code = new LinkedHashMap<>(code);
            this.failFast = failFast;
        }

        @Override
        public boolean start() {
            code.forEach((name, closure) -> {
                BodyLaunch launch = step.newBodyInvoker(java.util.Objects.requireNonNull(closure));
                bodies.add(
                        launch.asBranch(name).withCallback(new End(this, name)).start());
            });
            code.replaceAll((name, closure) -> null); // the branches hold what they still need
            return false;
        }

        void ended(String name, @Nullable Object value, @Nullable Throwable failure) {
            if (failure == null) {
                values.put(name, value);
            } else {
                failures.put(name, failure);
                if (failFast && failures.size() == 1) {
                    step.surroundings().console().line(step.node(), "Failed in branch " + name);
                    for (BodyExecution body : bodies) {
                        body.cancel(new jenkins.model.CauseOfInterruption[] {new FailFast(name)});
                    }
                }
            }
            if (values.size() + failures.size() < code.size()) {
                return;
            }
            if (failures.isEmpty()) {
                LinkedHashMap<String, @Nullable Object> ordered = new LinkedHashMap<>();
                code.keySet().forEach(branch -> ordered.put(branch, values.get(branch)));
                step.onSuccess(ordered);
            } else {
                step.onFailure(worst());
            }
        }

        /** The first failure that was no mere consequence of another branch's. */
        private Throwable worst() {
            List<Throwable> all = new ArrayList<>(failures.values());
            Throwable chosen = all.stream()
                    .filter(failure -> !(failure instanceof FlowInterruptedException interrupted
                            && interrupted.getCauses().stream().anyMatch(FailFast.class::isInstance)))
                    .findFirst()
                    .orElse(all.get(0));
            all.stream().filter(other -> other != chosen).forEach(chosen::addSuppressed);
            return chosen;
        }
    }

    private static final class End extends BodyExecutionCallback {

        private static final long serialVersionUID = 1L;

        private final Branches branches;
        private final String name;

        End(Branches branches, String name) {
            this.branches = branches;
            this.name = name;
        }

        @Override
        public void onSuccess(StepContext context, @Nullable Object result) {
            branches.ended(name, result, null);
        }

        @Override
        public void onFailure(StepContext context, Throwable failure) {
            branches.ended(name, null, failure);
        }
    }

    /** Another branch has failed. */
    private static final class FailFast extends jenkins.model.CauseOfInterruption {

        private static final long serialVersionUID = 1L;

        private final String branch;

        FailFast(String branch) {
            this.branch = branch;
        }

        @Override
        public String getShortDescription() {
            return "Failed in branch " + branch;
        }
    }
}
