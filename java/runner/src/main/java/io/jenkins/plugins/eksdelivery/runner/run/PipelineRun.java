package io.jenkins.plugins.eksdelivery.runner.run;

import com.cloudbees.groovy.cps.Outcome;
import hudson.Util;
import hudson.model.Result;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.runner.program.RunningPipeline;
import io.jenkins.plugins.eksdelivery.runner.step.JenkinsSteps;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import org.codehaus.groovy.control.CompilationFailedException;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jspecify.annotations.Nullable;

/**
 * Runs a Jenkinsfile: {@link #open} or {@link #resume} it, then {@link #execute} once.
 *
 * <p>The script runs on the thread that calls {@code execute}; {@link #abort} may come from any other.
 */
public final class PipelineRun {

    private final RunRequest request;
    private final RunPorts ports;
    private final boolean resumed;
    private @Nullable RunningPipeline running;
    private @Nullable String aborted;

    private PipelineRun(RunRequest request, RunPorts ports, boolean resumed) {
        this.request = request;
        this.ports = ports;
        this.resumed = resumed;
    }

    /** A new run; makes its folder. */
    public static PipelineRun open(RunRequest request, RunPorts ports) {
        if (!Files.isRegularFile(request.script())) {
            throw new DeliveryException(Failure.permanent(
                    "RUN-SCRIPT-01",
                    "run of " + request.script(),
                    "there is no such file",
                    "Give the path of a Jenkinsfile"));
        }
        try {
            Files.createDirectories(request.folder());
            RequestFile.write(request);
        } catch (IOException failure) {
            throw unusable(request.folder(), failure);
        }
        return new PipelineRun(request, ports, false);
    }

    /** A run that was cut off, from the state in its folder. */
    public static PipelineRun resume(Path folder, RunPorts ports) {
        RunRequest request;
        try {
            request = RequestFile.read(folder);
        } catch (IOException failure) {
            throw unusable(folder, failure);
        }
        if (Files.exists(request.folder().resolve("result"))) {
            throw new DeliveryException(
                    Failure.permanent("RUN-RESUME-02", "resume of " + folder, "the run has ended", "Start a new run"));
        }
        if (!Files.exists(request.folder().resolve("program.dat"))) {
            throw new DeliveryException(Failure.permanent(
                    "RUN-RESUME-03",
                    "resume of " + folder,
                    "the run was cut off before its first step",
                    "Start a new run: nothing was done"));
        }
        return new PipelineRun(request, ports, true);
    }

    /** Runs to the end. */
    public RunOutcome execute() throws InterruptedException {
        Instant begun = Instant.now();
        try (FileChannel channel = FileChannel.open(
                        request.folder().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = lock(channel);
                RunningPipeline pipeline = new RunningPipeline(request, ports, JenkinsSteps.catalog())) {
            pipeline.console().event(new RunEvent.RunStarted(begun, resumed));
            Throwable cause = run(pipeline);
            RunResult result = end(pipeline, cause);
            return new RunOutcome(result, cause, Duration.between(begun, Instant.now()), request.folder());
        } catch (IOException failure) {
            throw unusable(request.folder(), failure);
        }
    }

    private static DeliveryException unusable(Path folder, IOException failure) {
        return new DeliveryException(
                Failure.permanent(
                        "RUN-FOLDER-01",
                        "run in " + folder,
                        String.valueOf(failure),
                        "Make the folder writable, with space left"),
                failure);
    }

    private @Nullable Throwable run(RunningPipeline pipeline) throws IOException, InterruptedException {
        try {
            if (resumed) {
                pipeline.goOn();
                pipeline.console().line(null, "Resuming build");
            } else {
                pipeline.begin();
                pipeline.console().pipeline("Start of Pipeline");
            }
        } catch (CompilationFailedException | DeliveryException failure) {
            return failure;
        } catch (ClassNotFoundException failure) {
            return new DeliveryException(
                    Failure.permanent(
                            "RUN-RESUME-04",
                            "resume of " + request.folder(),
                            "the saved program needs " + failure.getMessage(),
                            "Resume with the libraries that the run had"),
                    failure);
        }
        started(pipeline);
        Outcome outcome = pipeline.run();
        pipeline.finish(outcome);
        pipeline.console().pipeline("End of Pipeline");
        return outcome.getAbnormal();
    }

    private RunResult end(RunningPipeline pipeline, @Nullable Throwable cause) throws IOException {
        if (cause != null) {
            FailureText.of(cause).forEach(line -> pipeline.console().line(null, line));
        }
        Result known = pipeline.hasBegun() ? pipeline.state().result() : null;
        RunResult result = known == null ? RunResult.FAILURE : RunResult.valueOf(known.toString());
        pipeline.console().line(null, "Finished: " + result);
        Files.writeString(request.folder().resolve("result"), result + "\n");
        // Output of shell scripts that no answer needs any more; it is not masked.
        Util.deleteRecursive(request.folder().resolve("sh").toFile());
        pipeline.console().event(new RunEvent.RunEnded(Instant.now(), result));
        return result;
    }

    private synchronized void started(RunningPipeline pipeline) {
        running = pipeline;
        if (aborted != null) {
            pipeline.abort(interruption(aborted));
        }
    }

    /** Ends the run in order: running steps are stopped, {@code finally} and {@code post} still run, the result is ABORTED. */
    public synchronized void abort(String by) {
        if (running == null) {
            aborted = by;
        } else {
            running.abort(interruption(by));
        }
    }

    private static FlowInterruptedException interruption(String by) {
        return new FlowInterruptedException(Result.ABORTED, new AbortedBy(by));
    }

    private FileLock lock(FileChannel channel) throws IOException {
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException held) {
            // Held by this process: the same answer.
        }
        if (lock == null) {
            throw new DeliveryException(Failure.permanent(
                    "RUN-LOCK-01", "run in " + request.folder(), "another process runs it", "Wait for its end"));
        }
        return lock;
    }
}
