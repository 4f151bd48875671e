package io.jenkins.plugins.eksdelivery.runner.cli;

import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.parameter.NearestName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Answers wrong usage with the reason, the nearest valid name, and exit status 2. */
final class UsageErrors implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException exception, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        CommandSpec spec = command.getCommandSpec();
        Failure failure = Failure.permanent(
                "CLI-USAGE-01",
                spec.qualifiedName(" "),
                exception.getMessage() + suggestion(exception, spec),
                "Type '" + spec.qualifiedName(" ") + " --help' for the options");
        command.getErr().println(failure.message());
        if (exception.getMessage() != null && exception.getMessage().startsWith("No command")) {
            command.usage(command.getErr());
        }
        return ExitStatus.USAGE.code();
    }

    private static String suggestion(ParameterException exception, CommandSpec spec) {
        if (!(exception instanceof UnmatchedArgumentException unmatched)
                || unmatched.getUnmatched().isEmpty()) {
            return "";
        }
        String given = unmatched.getUnmatched().get(0).replaceFirst("=.*", "");
        String nearest = nearest(given, spec);
        return nearest == null ? "" : "; the nearest is '" + nearest + "'";
    }

    private static @Nullable String nearest(String given, CommandSpec spec) {
        List<String> names = new ArrayList<>(spec.subcommands().keySet());
        names.addAll(spec.optionsMap().keySet());
        return NearestName.of(given, names);
    }
}
