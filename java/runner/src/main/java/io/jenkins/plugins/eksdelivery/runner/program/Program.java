package io.jenkins.plugins.eksdelivery.runner.program;

import io.jenkins.plugins.eksdelivery.runner.script.PipelineScript;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The saved whole: all live branches and what the run knows about itself. Touched by the engine's thread only. */
final class Program implements Serializable {

    private static final long serialVersionUID = 1L;

    private final RunState state;
    private final ArrayList<Branch> branches = new ArrayList<>();
    private final LinkedHashMap<String, PipelineScript> vars = new LinkedHashMap<>();
    private int lastNode;
    private int lastBranch;

    private transient @Nullable Engine engine;

    Program(RunState state) {
        this.state = state;
    }

    RunState state() {
        return state;
    }

    Engine engine() {
        if (engine == null) {
            throw new IllegalStateException("the program does not run");
        }
        return engine;
    }

    void attach(Engine given) {
        engine = given;
    }

    List<Branch> branches() {
        return new ArrayList<>(branches);
    }

    Branch addBranch(@Nullable RunningBody body, ContextValues values, int node) {
        Branch branch = new Branch(++lastBranch, this, body, values, node);
        branches.add(branch);
        return branch;
    }

    void remove(Branch branch) {
        branches.remove(branch);
    }

    /** The objects of the library's vars that were used so far: one each for the whole run, with what their fields hold. */
    Map<String, PipelineScript> vars() {
        return vars;
    }

    int nextNode() {
        return ++lastNode;
    }
}
