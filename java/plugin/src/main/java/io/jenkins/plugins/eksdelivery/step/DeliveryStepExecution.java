package io.jenkins.plugins.eksdelivery.step;

import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.operation.DeliveryContext;
import io.jenkins.plugins.eksdelivery.parameter.Parameter;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;

/**
 * Runs a step's operation in a thread of its own. What is saved with the build is the step's name and its arguments, nothing else; after a
 * restart the operation runs again where it may, since operations look at the world before they change it.
 *
 * <p>{@link #stop} interrupts the operation and answers only when it has ended: a program that writes its state is waited for.
 */
public final class DeliveryStepExecution extends StepExecution {

    private static final long serialVersionUID = 1L;

    private final String function;
    private final LinkedHashMap<String, Object> arguments;

    private transient volatile @Nullable Future<?> work;
    private transient volatile @Nullable Throwable stopped;
    private transient volatile boolean late;

    DeliveryStepExecution(StepContext context, String function, LinkedHashMap<String, Object> arguments) {
        super(context);
        this.function = function;
        this.arguments = arguments;
    }

    @Override
    public boolean start() {
        work = DeliveryThreads.submit(this::work);
        return false;
    }

    @Override
    public void onResume() {
        if (descriptor().isRepeatable() || Boolean.TRUE.equals(arguments.get("dryRun"))) {
            say(function + ": the build was restarted in the middle; looking at what is done, and doing the rest");
            start();
            return;
        }
        getContext()
                .onFailure(StepFailure.of(new Failure(
                        "STEP-RESTART-01",
                        function,
                        "the build was restarted while it ran, and whether it was done is not known",
                        "Look at the world (terraformPlan, helm status), then run the step again",
                        true)));
    }

    @Override
    public void stop(Throwable cause) {
        stopped = cause;
        Future<?> running = work;
        if (running == null || !running.cancel(true)) {
            getContext().onFailure(cause);
        }
    }

    @Override
    public String getStatus() {
        Future<?> running = work;
        return function + (running == null || running.isDone() ? " is not running" : " is running");
    }

    private void work() {
        ScheduledFuture<?> timer = timer(Thread.currentThread());
        try {
            getContext().onSuccess(result());
        } catch (InterruptedException interrupted) {
            ended(interrupted);
        } catch (Throwable failed) {
            getContext().onFailure(stopped == null ? failed : stopped);
        } finally {
            if (timer != null) {
                timer.cancel(false);
            }
        }
    }

    private LinkedHashMap<String, Object> result() throws Exception {
        BuildContext build = BuildContext.of(getContext(), descriptor().actsAsItsRole() ? arguments : Map.of());
        try {
            LinkedHashMap<String, Object> result = PlainValue.of(operate(build));
            build.report(function, result);
            return result;
        } catch (DeliveryException failed) {
            StepFailure failure = StepFailure.of(failed);
            build.report(function, Map.of("error", failure.toMap()));
            if (failsTheBuild()) {
                throw failure;
            }
            build.listener().error(failure.getMessage());
            getContext().setResult(Result.UNSTABLE);
            return PlainValue.of(Map.of("error", failure.toMap()));
        }
    }

    private Map<String, Object> operate(BuildContext build) throws IOException, InterruptedException {
        DeliveryContext context = build.deliveryContext();
        Run<?, ?> run = build.run();
        return descriptor().run(new StepCall(context, new LinkedHashMap<>(arguments), run, build.listener()));
    }

    private void ended(InterruptedException interrupted) {
        Throwable cause = stopped;
        if (cause != null) {
            getContext().onFailure(cause);
        } else if (late) {
            getContext()
                    .onFailure(StepFailure.of(new Failure(
                            "STEP-TIME-01",
                            function,
                            "it was not done after " + arguments.get("timeoutMinutes") + " minutes and was interrupted",
                            "Raise timeoutMinutes, or find out in the log what it waited for",
                            true)));
        } else {
            getContext().onFailure(interrupted);
        }
    }

    /** A step whose own operation knows about timeoutMinutes has a default for it. */
    private @Nullable ScheduledFuture<?> timer(Thread worker) {
        boolean ours = descriptor()
                .parameter("timeoutMinutes")
                .map(parameter -> parameter.defaultValue() == null)
                .orElse(false);
        if (!ours || !(arguments.get("timeoutMinutes") instanceof Integer minutes)) {
            return null;
        }
        return DeliveryThreads.after(Duration.ofMinutes(minutes), () -> {
            late = true;
            worker.interrupt();
        });
    }

    private boolean failsTheBuild() {
        Object given = arguments.get("failOnError");
        return !Boolean.FALSE.equals(
                given == null
                        ? descriptor()
                                .parameter("failOnError")
                                .map(Parameter::defaultValue)
                                .orElse(null)
                        : given);
    }

    private DeliveryStepDescriptor descriptor() {
        return (DeliveryStepDescriptor) StepDescriptor.byFunctionName(function);
    }

    private void say(String line) {
        try {
            getContext().get(TaskListener.class).getLogger().println(line);
        } catch (IOException | InterruptedException noLog) {
            // The build has no log any more: there is nobody to tell.
        }
    }
}
