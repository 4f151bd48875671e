package io.jenkins.plugins.eksdelivery.runner.program;

import com.cloudbees.groovy.cps.Outcome;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import groovy.lang.Closure;
import hudson.model.Result;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;

/** A call of a step: what the step sees of the run, and where its answer goes. */
public final class RunningStep extends StepContext {

    private static final long serialVersionUID = 1L;

    private final Branch branch;
    private final int node;
    private final String function;
    private final boolean block;

    @SuppressWarnings("serial")
    private final @Nullable Closure<?> body;

    @SuppressWarnings("serial") // empty again when the step has a body
    private final ArrayList<RunningBody> bodies = new ArrayList<>();

    private @Nullable StepExecution execution;
    private boolean started;
    private @Nullable StageMark stage;
    private @Nullable Outcome outcome;

    RunningStep(Branch branch, int node, String function, boolean block, @Nullable Closure<?> body) {
        this.branch = branch;
        this.node = node;
        this.function = function;
        this.block = block;
        this.body = body;
    }

    Branch branch() {
        return branch;
    }

    /** Number of the step in the run; also its identity across restarts. */
    public int node() {
        return node;
    }

    public String function() {
        return function;
    }

    /** Whether the console shows it as a block. */
    boolean block() {
        return block;
    }

    @Nullable
    StepExecution execution() {
        return execution;
    }

    /** Makes the step a stage, to which warnings inside of it go. */
    public StageMark markStage() {
        stage = new StageMark();
        return stage;
    }

    /** The result of a step that did not fail. */
    Result result() {
        return stage == null ? Result.SUCCESS : stage.result();
    }

    void execution(StepExecution given) {
        execution = given;
    }

    /**
     * Whether it was started when the program was saved. A block that was started after that is started again: it has done nothing
     * but run its body, which is not in the saved program either. Any other step acts on the world: see ProgramStore.markStarted.
     */
    boolean started() {
        return started;
    }

    void markStarted() {
        started = true;
    }

    synchronized @Nullable Outcome outcome() {
        return outcome;
    }

    List<RunningBody> bodies() {
        return new ArrayList<>(bodies);
    }

    void addBody(RunningBody started) {
        bodies.add(started);
    }

    void removeBody(RunningBody ended) {
        bodies.remove(ended);
    }

    /** The run around this step, for the runner's own steps. */
    public RunSurroundings surroundings() {
        return branch.program().engine().surroundings();
    }

    /** What the run knows about itself, for the runner's own steps. */
    public RunState state() {
        return branch.program().state();
    }

    /** Runs the task on the engine's thread, between chunks of the script. */
    public void onEngineThread(Runnable task) {
        branch.program().engine().submit(task);
    }

    /** Does the task once the answer that the step has just given is on disk. */
    public void afterNextSave(Cleanup task) {
        branch.program().engine().submit(() -> branch.program().engine().afterSave(task));
    }

    /** Removes what only a repeated answer would need. */
    @FunctionalInterface
    public interface Cleanup {

        void run() throws IOException;
    }

    @Override
    public <T> T get(Class<T> type) throws IOException, InterruptedException {
        return cast(surroundings().find(type, this, branch.values()));
    }

    /** The values of the type that the blocks around provide, outermost first. */
    public <T> List<T> all(Class<T> type) {
        return branch.values().all(type);
    }

    @Override
    public void onSuccess(@Nullable Object value) {
        complete(new Outcome(value, null));
    }

    @Override
    public void onFailure(Throwable failure) {
        complete(new Outcome(null, failure));
    }

    private void complete(Outcome given) {
        synchronized (this) {
            if (outcome != null) {
                return;
            }
            outcome = given;
        }
        branch.program().engine().submit(() -> branch.program().engine().deliver(this));
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public ListenableFuture<Void> saveState() {
        branch.program().engine().submit(() -> branch.program().engine().wantSave());
        return Futures.immediateVoidFuture();
    }

    @Override
    public void setResult(Result result) {
        state().worsen(result);
    }

    @Override
    public BodyInvoker newBodyInvoker() {
        if (body == null) {
            throw new IllegalStateException(function + " has no body");
        }
        return newBodyInvoker(body);
    }

    /** Runs other code than the body given to the step: a branch of {@code parallel}, a loaded script. */
    public BodyLaunch newBodyInvoker(Closure<?> code) {
        return new BodyLaunch(this, code);
    }

    @Override
    public boolean hasBody() {
        return body != null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return node;
    }

    @Override
    public String toString() {
        return function + " (" + node + ")";
    }

    @SuppressWarnings("NullAway") // Jenkins answers null for what is not there
    private static <T> T cast(@Nullable T value) {
        return value;
    }
}
