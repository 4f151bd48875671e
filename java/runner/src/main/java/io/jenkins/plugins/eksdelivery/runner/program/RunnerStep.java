package io.jenkins.plugins.eksdelivery.runner.program;

import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** A step that Jenkins has and the runner brings itself: bound by the same rules, Serializable so that its execution may keep it. */
public abstract class RunnerStep extends Step implements Serializable {

    private static final long serialVersionUID = 1L;

    @Override
    public final StepExecution start(StepContext context) throws Exception {
        return begin((RunningStep) context);
    }

    protected abstract StepExecution begin(RunningStep step) throws Exception;

    /** Name and needs of a step of the runner. */
    public static final class Kind extends StepDescriptor {

        private final Class<? extends RunnerStep> type;
        private final String function;
        private final boolean body;
        private final Set<Class<?>> required;

        private Kind(Class<? extends RunnerStep> type, String function, boolean body, Set<Class<?>> required) {
            this.type = type;
            this.function = function;
            this.body = body;
            this.required = required;
        }

        /** A step without a block. */
        public static Kind step(String function, Class<? extends RunnerStep> type, Class<?>... required) {
            return new Kind(type, function, false, Set.of(required));
        }

        /** A step with a block. */
        public static Kind block(String function, Class<? extends RunnerStep> type, Class<?>... required) {
            return new Kind(type, function, true, Set.of(required));
        }

        Class<? extends RunnerStep> type() {
            return type;
        }

        @Override
        public String getFunctionName() {
            return function;
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return body;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return required;
        }

        @Override
        public Step newInstance(Map<String, Object> arguments) {
            return DescribableModel.of(type).instantiate(arguments);
        }
    }
}
