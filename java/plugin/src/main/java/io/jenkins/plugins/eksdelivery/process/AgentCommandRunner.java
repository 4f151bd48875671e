package io.jenkins.plugins.eksdelivery.process;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.Proc;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.process.OutputListener.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs programs on the agent of the block, through its launcher, so that {@code container}, {@code dir}, {@code withEnv} and credentials
 * are honoured. A small shell script starts each program as the leader of a process group and leaves its number in a file beside the
 * workspace: that is how it can be interrupted in order.
 */
public final class AgentCommandRunner implements CommandRunner {

    /** Arguments: the file for the number, those for the output ("" for none), then program and arguments. */
    private static final String START = """
            file=$1; out=$2; err=$3; shift 3
            if ! command -v "$1" >/dev/null 2>&1; then echo missing >"$file"; exit 127; fi
            if [ -n "$out" ]; then exec >"$out" 2>"$err"; fi
            if env --default-signal=INT true >/dev/null 2>&1; then set -- env --default-signal=INT "$@"; fi
            if command -v setsid >/dev/null 2>&1; then echo "-$$" >"$file"; exec setsid "$@"; fi
            echo "$$" >"$file"; exec "$@"
            """;

    /**
     * The same for a program that must come to its end even when we are killed: it prints to files, which the shell passes on. Printing to
     * a pipe whose reader is gone would end a Go program, terraform in the middle of an apply, by SIGPIPE.
     */
    private static final String START_OUTLIVING = """
            file=$1; out=$2; err=$3; shift 3
            if ! command -v "$1" >/dev/null 2>&1; then echo missing >"$file"; exit 127; fi
            if [ -n "$out" ]; then exec >"$out" 2>"$err"; fi
            if env --default-signal=INT true >/dev/null 2>&1; then set -- env --default-signal=INT "$@"; fi
            (umask 077; : >"$file.out"; : >"$file.err")
            exec 3<"$file.out" 4<"$file.err"
            if command -v setsid >/dev/null 2>&1; then sign=- session=setsid; else sign= session=; fi
            $session sh -c 'echo "$0$$" >"$1"; shift; exec "$@"' "$sign" "$file" "$@" >"$file.out" 2>"$file.err" 3<&- 4<&- &
            program=$!
            (while [ ! -e "$file.end" ]; do cat <&3; cat <&4 >&2; sleep 0.1; done) &
            relay=$!
            wait "$program"; code=$?
            : >"$file.end"; wait "$relay"
            cat <&3; cat <&4 >&2
            rm -f "$file.out" "$file.err" "$file.end"
            exit "$code"
            """;

    private final Launcher launcher;
    private final FilePath directory;
    private final FilePath workspace;
    private final EnvVars variables;

    public AgentCommandRunner(Launcher launcher, FilePath directory, FilePath workspace, EnvVars variables) {
        this.launcher = launcher;
        this.directory = directory;
        this.workspace = workspace;
        this.variables = variables;
    }

    @Override
    public CommandResult run(Command command, OutputListener listener) throws InterruptedException {
        FilePath working = command.directory().isEmpty() ? directory : directory.child(command.directory());
        long start = System.nanoTime();
        try {
            if (!working.isDirectory()) {
                throw new DeliveryException(Failure.permanent(
                        "PROC-02",
                        "directory " + working.getRemote(),
                        "it does not exist, so " + command.program() + " can't run there",
                        "Correct the directory"));
            }
            int exitCode = run(command, working, listener);
            return new CommandResult(exitCode, Duration.ofNanos(System.nanoTime() - start));
        } catch (IOException notStarted) {
            throw new DeliveryException(
                    Failure.transientFault(
                            "PROC-03",
                            "program " + command.program(),
                            "the agent could not run it: " + notStarted.getMessage(),
                            "Look at the agent's log"),
                    notStarted);
        }
    }

    private int run(Command command, FilePath working, OutputListener listener)
            throws IOException, InterruptedException {
        FilePath folder = workspace.withSuffix("@tmp");
        folder.mkdirs();
        FilePath number = folder.createTempFile("eks-delivery-", ".pid");
        try (LineStream output = new LineStream(listener, Source.OUTPUT);
                LineStream error = new LineStream(listener, Source.ERROR)) {
            int exitCode;
            if (command.outlivesUs()) {
                try (OutputFiles files = new OutputFiles(folder, output, error)) {
                    exitCode = run(command, working, number, files.output(), files.error(), output, error);
                }
            } else {
                exitCode = run(command, working, number, "", "", output, error);
            }
            if (exitCode == 127 && number.readToString().startsWith("missing")) {
                throw notFound(command.program());
            }
            return exitCode;
        } finally {
            number.delete();
        }
    }

    private int run(
            Command command,
            FilePath working,
            FilePath number,
            String outputFile,
            String errorFile,
            LineStream output,
            LineStream error)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(
                List.of("/bin/sh", "-c", START, "eks-delivery", number.getRemote(), outputFile, errorFile));
        arguments.addAll(command.arguments());
        Proc process = launcher.launch()
                .cmds(arguments)
                .envs(environment(command))
                .pwd(working)
                .stdin(
                        command.input().isEmpty()
                                ? null
                                : new ByteArrayInputStream(command.input().getBytes(StandardCharsets.UTF_8)))
                .stdout(output)
                .stderr(error)
                .quiet(true)
                .start();
        return new AgentProcess(process, launcher, number).await(command.grace());
    }

    /** Put, not overridden: {@code PATH+X} is resolved already, and an empty value hides a variable of the agent. */
    private EnvVars environment(Command command) {
        EnvVars environment = new EnvVars(variables);
        environment.putAll(command.environment());
        return environment;
    }

    private DeliveryException notFound(String program) {
        return new DeliveryException(Failure.permanent(
                "PROC-01",
                "program " + program,
                "the agent does not have it (PATH is " + variables.get("PATH", "that of the agent") + ")",
                "Install " + program + " on the agent, or give container: with one that has it"));
    }
}
