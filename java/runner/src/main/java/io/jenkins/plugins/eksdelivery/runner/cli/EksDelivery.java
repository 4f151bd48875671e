package io.jenkins.plugins.eksdelivery.runner.cli;

import io.jenkins.plugins.eksdelivery.localcloud.cli.CloudCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code eks-delivery}: delivers microservices to Amazon EKS without a Jenkins. */
@Command(
        name = "eks-delivery",
        mixinStandardHelpOptions = true,
        version = "eks-delivery 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        description = "Runs delivery pipelines and promotes regions without a Jenkins.",
        footer = "%nExit status: 0 success, 1 failure, 2 wrong usage, 3 unstable, 4 aborted.",
        subcommands = {
            RunCommand.class,
            ResumeCommand.class,
            LintCommand.class,
            ApproveCommand.class,
            PromoteCommand.class,
            RegionStatusCommand.class,
            CloudCommand.class,
            DemoCommand.class
        })
public final class EksDelivery implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(
                commandLine(utf8(FileDescriptor.out), utf8(FileDescriptor.err)).execute(arguments));
    }

    /** Java would take the locale's encoding, which is ASCII on a bare machine. */
    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** The whole command, writing to the given places; tests call it in their own process. */
    public static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return new CommandLine(new EksDelivery())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(new UsageErrors())
                .setExecutionExceptionHandler(new FailureReport());
    }

    /** Without a command there is nothing to do: says which commands there are. */
    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "No command given");
    }
}
