package io.jenkins.plugins.eksdelivery.runner.program;

import com.cloudbees.groovy.cps.Outcome;
import com.google.common.util.concurrent.SettableFuture;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;

/** A body that runs, seen by the step that started it. */
public final class RunningBody extends BodyExecution {

    private static final long serialVersionUID = 1L;

    private final RunningStep step;
    private final ArrayList<Object> values;
    private final ArrayList<BodyExecutionCallback> callbacks;
    private final @Nullable String displayName;
    private final boolean asBranch;

    private @Nullable Branch branch;
    private int node;
    private volatile @Nullable Outcome outcome;
    private boolean cancelled;
    private transient @Nullable SettableFuture<Object> future;

    RunningBody(
            RunningStep step,
            List<Object> values,
            List<BodyExecutionCallback> callbacks,
            @Nullable String displayName,
            boolean asBranch) {
        this.step = step;
        this.values = new ArrayList<>(values);
        this.callbacks = new ArrayList<>(callbacks);
        this.displayName = displayName;
        this.asBranch = asBranch;
        this.node = step.node();
    }

    RunningStep step() {
        return step;
    }

    List<Object> values() {
        return values;
    }

    List<BodyExecutionCallback> callbacks() {
        return callbacks;
    }

    @Nullable
    String displayName() {
        return displayName;
    }

    boolean asBranch() {
        return asBranch;
    }

    /** The node of the tree in which the body's steps lie. */
    int node() {
        return node;
    }

    void node(int given) {
        node = given;
    }

    @Nullable
    Branch branch() {
        return branch;
    }

    void branch(Branch given) {
        branch = given;
    }

    void ended(Outcome given) {
        outcome = given;
        SettableFuture<Object> waiting;
        synchronized (this) {
            waiting = future;
        }
        if (waiting != null) {
            settle(waiting, given);
        }
    }

    @Override
    public Collection<StepExecution> getCurrentExecutions() {
        List<StepExecution> executions = new ArrayList<>();
        collect(branch, executions);
        return executions;
    }

    private static void collect(@Nullable Branch branch, List<StepExecution> executions) {
        RunningStep waiting = branch == null ? null : branch.waitingFor();
        if (waiting == null) {
            return;
        }
        List<RunningBody> inner = waiting.bodies();
        StepExecution execution = waiting.execution();
        if (inner.isEmpty() && execution != null) {
            executions.add(execution);
        }
        inner.forEach(body -> collect(body.branch, executions));
    }

    @Override
    public boolean cancel(Throwable cause) {
        Engine engine = step.branch().program().engine();
        cancelled = true;
        engine.submit(() -> {
            if (branch != null) {
                engine.stop(branch, cause);
            }
        });
        return true;
    }

    @Override
    public boolean isCancelled() {
        return cancelled && outcome != null;
    }

    @Override
    public boolean isDone() {
        return outcome != null;
    }

    @Override
    @SuppressWarnings("NullAway") // a body may well answer null
    public Object get() throws InterruptedException, ExecutionException {
        return future().get();
    }

    @Override
    @SuppressWarnings("NullAway")
    public Object get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        return future().get(timeout, unit);
    }

    private synchronized SettableFuture<Object> future() {
        if (future == null) {
            future = SettableFuture.create();
            if (outcome != null) {
                settle(future, outcome);
            }
        }
        return future;
    }

    private static void settle(SettableFuture<Object> future, Outcome outcome) {
        if (outcome.isSuccess()) {
            future.set(outcome.getNormal());
        } else {
            future.setException(outcome.getAbnormal());
        }
    }
}
