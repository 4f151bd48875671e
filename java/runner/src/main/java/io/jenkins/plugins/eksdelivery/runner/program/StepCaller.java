package io.jenkins.plugins.eksdelivery.runner.program;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.Outcome;
import hudson.model.TaskListener;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.SynchronousStepExecution;
import org.jspecify.annotations.Nullable;

/** Calls steps for scripts: a synchronous one answers at once, any other suspends the branch that called it. */
final class StepCaller {

    /** Blocks in the console although no block is given at the end of the call. */
    private static final Set<String> BLOCKS = Set.of("parallel", "load");

    private final Engine engine;
    private final Program program;
    private final StepCatalog catalog;

    StepCaller(Engine engine, Program program, StepCatalog catalog) {
        this.engine = engine;
        this.program = program;
        this.catalog = catalog;
    }

    boolean knows(String name) {
        return catalog.find(name) != null;
    }

    @Nullable
    Object call(String name, @Nullable Object given) {
        StepDescriptor descriptor = catalog.find(name);
        if (descriptor == null) {
            throw new NoSuchMethodError("No such DSL method '" + name + "' found among steps " + catalog.names()
                    + " or symbols " + Symbols.NAMES + " or globals " + Globals.NAMES);
        }
        DescribableModel<?> model = catalog.model(descriptor);
        StepArguments arguments = StepArguments.of(descriptor, model, given);
        if (arguments.body() == null && descriptor.takesImplicitBlockArgument() && !name.equals("stage")) {
            throw new IllegalStateException(name + " step must be called with a body");
        }
        Branch branch = engine.current();
        boolean block = arguments.body() != null || BLOCKS.contains(name);
        RunningStep step = new RunningStep(branch, program.nextNode(), name, block, arguments.body());
        engine.report().stepStarted(step, arguments.label());
        StepExecution execution;
        try {
            descriptor.checkContextAvailability(step);
            Step bound = bindsItself(descriptor)
                    ? descriptor.newInstance(arguments.named())
                    : (Step) model.instantiate(arguments.named(), step.get(TaskListener.class));
            execution = bound.start(step);
            step.execution(execution);
            if (execution instanceof SynchronousStepExecution<?>) {
                execution.start();
            }
        } catch (Throwable failure) {
            step.onFailure(failure);
        }
        Outcome outcome = step.outcome();
        if (outcome == null) {
            return Continuable.suspend(name, step);
        }
        engine.report().stepEnded(step, outcome);
        return answer(outcome);
    }

    /** A descriptor with a binding of its own is asked for the step, as Jenkins does; the runner's own steps have the usual one. */
    private static boolean bindsItself(StepDescriptor descriptor) throws NoSuchMethodException {
        Class<?> declaring =
                descriptor.getClass().getMethod("newInstance", Map.class).getDeclaringClass();
        return declaring != StepDescriptor.class && !RunnerStep.class.isAssignableFrom(descriptor.clazz);
    }

    /** In a dry run each step that knows {@code dryRun} gets it, whatever the script says. */
    private Map<String, Object> inDryRun(DescribableModel<?> model, Map<String, Object> named) {
        if (!engine.surroundings().request().dryRun() || model.getParameter("dryRun") == null) {
            return named;
        }
        Map<String, Object> dry = new LinkedHashMap<>(named);
        dry.put("dryRun", true);
        return dry;
    }

    private static @Nullable Object answer(Outcome outcome) {
        if (outcome.isSuccess()) {
            return outcome.getNormal();
        }
        throw StepCaller.<RuntimeException>unchecked(Objects.requireNonNull(outcome.getAbnormal()));
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> E unchecked(Throwable failure) throws E {
        throw (E) failure;
    }
}
