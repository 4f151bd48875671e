package io.jenkins.plugins.eksdelivery.runner.run;

import java.nio.file.Path;

/**
 * Runs a Jenkinsfile: {@link #open} or {@link #resume} it, then {@link #execute} once.
 *
 * <p>{@link #abort} may come from any thread, also while {@code execute} is under way.
 */
public final class PipelineRun {

    private final RunRequest request;
    private final RunPorts ports;

    private PipelineRun(RunRequest request, RunPorts ports) {
        this.request = request;
        this.ports = ports;
    }

    /** A new run; makes its folder. */
    public static PipelineRun open(RunRequest request, RunPorts ports) {
        return new PipelineRun(request, ports);
    }

    /** A run that was cut off, from the state in its folder. */
    public static PipelineRun resume(Path folder, RunPorts ports) {
        throw new UnsupportedOperationException("not there yet: " + folder + ports);
    }

    /** Runs to the end. */
    public RunOutcome execute() throws InterruptedException {
        throw new UnsupportedOperationException("not there yet: " + request + ports);
    }

    /** Ends the run in order: running steps are stopped, {@code finally} and {@code post} still run, the result is ABORTED. */
    public void abort(String by) {
        throw new UnsupportedOperationException("not there yet: " + by);
    }
}
