package io.jenkins.plugins.eksdelivery.runner.program;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.Continuation;
import com.cloudbees.groovy.cps.Outcome;
import com.cloudbees.groovy.cps.impl.CpsCallableInvocation;
import java.io.Serializable;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** One line of execution of the program: the script itself, or the body of a block. No thread of its own. */
final class Branch implements Serializable {

    private static final long serialVersionUID = 1L;

    private final int id;
    private final Program program;
    private final @Nullable RunningBody body;
    private final ContextValues values;
    private final int node;

    private @Nullable Continuable continuable;
    private @Nullable Outcome next;
    private @Nullable RunningStep waitingFor;

    Branch(int id, Program program, @Nullable RunningBody body, ContextValues values, int node) {
        this.id = id;
        this.program = program;
        this.body = body;
        this.values = values;
        this.node = node;
    }

    Program program() {
        return program;
    }

    @Nullable
    RunningBody body() {
        return body;
    }

    ContextValues values() {
        return values;
    }

    /** The node of the tree in which this branch's steps lie; 0 at the top. */
    int node() {
        return node;
    }

    @Nullable
    RunningStep waitingFor() {
        return waitingFor;
    }

    boolean runnable() {
        return next != null;
    }

    /**
     * Calls the code: what CPS code does is left for later chunks, and null is the answer; other code has done its work already.
     */
    @Nullable
    Outcome begin(Callable<?> code) {
        try {
            return new Outcome(code.call(), null);
        } catch (CpsCallableInvocation invocation) {
            continuable = new Continuable(invocation.invoke(null, null, Continuation.HALT));
            next = new Outcome(null, null);
            return null;
        } catch (Throwable failure) {
            return new Outcome(null, failure);
        }
    }

    /** Runs up to the next step that does not answer at once; gives the outcome when the branch has ended. */
    @Nullable
    Outcome runChunk() {
        Outcome input = java.util.Objects.requireNonNull(next);
        Continuable code = java.util.Objects.requireNonNull(continuable);
        next = null;
        Outcome output = code.run0(input, Engine.CATEGORIES);
        if (!code.isResumable()) {
            continuable = null;
            return output;
        }
        waitingFor = (RunningStep) output.getNormal();
        return null;
    }

    /** Throws into code that runs now, without a step to stop: a loop that never ends. From any thread. */
    void interrupt(Throwable cause) {
        Continuable running = continuable;
        if (running != null) {
            running.superInterrupt(cause);
        }
    }

    /** Goes on with the answer of the step it waited for, or with an exception from outside. */
    void resumeWith(Outcome outcome) {
        waitingFor = null;
        next = outcome;
    }

    @Override
    public String toString() {
        return "branch " + id;
    }
}
