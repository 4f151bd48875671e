package io.jenkins.plugins.eksdelivery.runner.program;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.Outcome;
import com.cloudbees.groovy.cps.impl.CpsCallableInvocation;
import groovy.lang.Closure;
import io.jenkins.plugins.eksdelivery.runner.script.SerializableIterators;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;

/**
 * Runs a program on the thread that calls {@link #run}.
 *
 * <p>Each turn: do what other threads asked for, run every branch that can run, save the program once, and only then start the
 * steps that the branches now wait for. So a step never starts before the state that knows it is on disk, and a burst of steps
 * costs one save.
 */
final class Engine {

    static final List<Class> CATEGORIES = categories();

    /** A chunk of a script that does not come to a step within this time is taken for an endless loop when the run is aborted. */
    private static final long BUSY_SECONDS = 2;

    private final Program program;
    private final ProgramStore store;
    private final RunSurroundings surroundings;
    private final NodeReport report;
    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final List<RunningStep> toStart = new ArrayList<>();
    private final List<RunningStep.Cleanup> afterSave = new ArrayList<>();

    private volatile @Nullable Branch current;
    private @Nullable Outcome ended;
    private boolean saveWanted;

    Engine(Program program, ProgramStore store, RunSurroundings surroundings) {
        this.program = program;
        this.store = store;
        this.surroundings = surroundings;
        this.report = new NodeReport(surroundings.console());
        program.attach(this);
    }

    private static List<Class> categories() {
        List<Class> all = new ArrayList<>(Continuable.categories);
        all.add(SerializableIterators.class);
        return List.copyOf(all);
    }

    RunSurroundings surroundings() {
        return surroundings;
    }

    NodeReport report() {
        return report;
    }

    /** The branch whose chunk runs now; steps are called from nowhere else. */
    Branch current() {
        Branch running = current;
        if (running == null) {
            throw new IllegalStateException(
                    "a step can only be called while the script runs, not from a thread of its own");
        }
        return running;
    }

    /** What surrounds the place where the script is now. */
    ContextValues values() {
        Branch running = current;
        return running == null ? ContextValues.NONE : running.values();
    }

    /** A task for the engine's thread; from any thread. */
    void submit(Runnable task) {
        tasks.add(task);
    }

    void afterSave(RunningStep.Cleanup task) {
        afterSave.add(task);
    }

    private void cleanUp() throws IOException {
        for (RunningStep.Cleanup task : afterSave) {
            task.run();
        }
        afterSave.clear();
    }

    void wantSave() {
        saveWanted = true;
    }

    /** Begins the program with this code. */
    void begin(Callable<?> code) {
        submit(() -> {
            Branch main = program.addBranch(null, ContextValues.NONE, 0);
            saveWanted = true;
            begin(main, code);
        });
    }

    /** Goes on where a saved program was. */
    void goOn() {
        submit(() -> {
            for (Branch branch : program.branches()) {
                RunningStep step = branch.waitingFor();
                if (step == null) {
                    continue;
                }
                if (step.outcome() != null) {
                    deliver(step);
                } else if (step.block() ? step.started() : store.hasStarted(step.node())) {
                    resume(step);
                } else {
                    toStart.add(step);
                }
            }
        });
    }

    private static void resume(RunningStep step) {
        try {
            StepExecution execution = step.execution();
            if (execution != null) {
                execution.onResume();
            }
        } catch (RuntimeException failure) {
            step.onFailure(failure);
        }
    }

    /** Runs to the end of the main branch. */
    Outcome run() throws InterruptedException {
        Thread thread = Thread.currentThread();
        ClassLoader outer = thread.getContextClassLoader();
        thread.setContextClassLoader(surroundings.scripts());
        CpsCallableInvocation.registerMismatchHandler(new MismatchWarning(surroundings.console()));
        try {
            while (ended == null) {
                for (Runnable task = tasks.take(); task != null; task = tasks.poll()) {
                    task.run();
                }
                turn();
            }
            cleanUp();
            return ended;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            CpsCallableInvocation.registerMismatchHandler(null);
            thread.setContextClassLoader(outer);
        }
    }

    private void turn() {
        boolean ran = true;
        while (ran) {
            ran = false;
            for (Branch branch : program.branches()) {
                if (branch.runnable() && ended == null) {
                    ran = true;
                    runChunk(branch);
                }
            }
        }
        if (ended == null && (saveWanted || !toStart.isEmpty())) {
            saveWanted = false;
            List<RunningStep> batch = new ArrayList<>(toStart);
            toStart.clear();
            if (save(batch)) {
                batch.forEach(this::start);
            }
        }
    }

    private void runChunk(Branch branch) {
        current = branch;
        Outcome outcome;
        try {
            outcome = branch.runChunk();
        } finally {
            current = null;
        }
        RunningStep step = branch.waitingFor();
        if (outcome != null) {
            end(branch, outcome);
        } else if (step != null) {
            toStart.add(step);
        }
    }

    private boolean save(List<RunningStep> batch) {
        try {
            store.save(program, batch.stream().anyMatch(step -> !step.block()));
            cleanUp();
            return true;
        } catch (IOException | RuntimeException failure) {
            UnsavedLocal.find(program, failure)
                    .ifPresent(text -> surroundings.console().line(null, text));
            batch.forEach(step -> step.onFailure(failure));
            return false;
        }
    }

    private void start(RunningStep step) {
        StepExecution execution = step.execution();
        if (step.outcome() != null || execution == null) {
            return;
        }
        step.markStarted();
        if (!step.block()) {
            store.markStarted(step.node());
        }
        try {
            boolean done = execution.start();
            if (done && step.outcome() == null) {
                step.onFailure(
                        new AssertionError(
                                step.function()
                                        + " claimed to have ended synchronously, but didn't set the result via StepContext.onSuccess/onFailure"));
            }
        } catch (Throwable failure) {
            step.onFailure(failure);
        }
    }

    /** The answer of a step goes to its branch. */
    void deliver(RunningStep step) {
        Outcome outcome = step.outcome();
        Branch branch = step.branch();
        if (outcome == null || branch.waitingFor() != step) {
            return;
        }
        report.stepEnded(step, outcome);
        branch.resumeWith(outcome);
    }

    void launch(RunningBody body, Closure<?> code) {
        RunningStep step = body.step();
        if (body.asBranch()) {
            body.node(program.nextNode());
        }
        report.bodyStarted(body);
        Branch branch = program.addBranch(body, step.branch().values().with(body.values()), body.node());
        body.branch(branch);
        step.addBody(body);
        for (BodyExecutionCallback callback : body.callbacks()) {
            callback.onStart(step);
        }
        begin(branch, code::call);
    }

    private void begin(Branch branch, Callable<?> code) {
        current = branch;
        Outcome outcome;
        try {
            outcome = branch.begin(code);
        } finally {
            current = null;
        }
        if (outcome != null) {
            end(branch, outcome);
        }
    }

    private void end(Branch branch, Outcome outcome) {
        program.remove(branch);
        RunningBody body = branch.body();
        if (body == null) {
            ended = outcome;
            return;
        }
        report.bodyEnded(body, outcome);
        RunningStep step = body.step();
        step.removeBody(body);
        body.ended(outcome);
        for (BodyExecutionCallback callback : body.callbacks()) {
            if (outcome.isSuccess()) {
                callback.onSuccess(step, outcome.getNormal());
            } else {
                callback.onFailure(step, outcome.getAbnormal());
            }
        }
    }

    /** Stops what the branch does, at its leaves. */
    void stop(Branch branch, Throwable cause) {
        if (!program.branches().contains(branch)) {
            return;
        }
        RunningStep step = branch.waitingFor();
        if (step == null) {
            branch.resumeWith(new Outcome(null, cause));
            return;
        }
        List<RunningBody> bodies = step.bodies();
        for (RunningBody body : bodies) {
            Branch inner = body.branch();
            if (inner != null) {
                stop(inner, cause);
            }
        }
        StepExecution execution = step.execution();
        if (bodies.isEmpty() && execution != null) {
            try {
                execution.stop(cause);
            } catch (Exception failure) {
                cause.addSuppressed(failure);
                step.onFailure(cause);
            }
        }
    }

    /** Stops the whole program, from any thread; code that runs on without ever calling a step is interrupted. */
    void abort(FlowInterruptedException cause) {
        AtomicBoolean begun = new AtomicBoolean();
        submit(() -> {
            program.state().worsen(cause.getResult());
            if (!begun.compareAndSet(false, true)) {
                return;
            }
            program.branches().stream()
                    .filter(branch -> branch.body() == null)
                    .findFirst()
                    .ifPresent(main -> stop(main, cause));
        });
        surroundings
                .timers()
                .schedule(
                        () -> {
                            Branch busy = current;
                            if (busy != null && begun.compareAndSet(false, true)) {
                                busy.interrupt(cause);
                            }
                        },
                        BUSY_SECONDS,
                        TimeUnit.SECONDS);
    }
}
