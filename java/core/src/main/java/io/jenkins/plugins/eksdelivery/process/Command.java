package io.jenkins.plugins.eksdelivery.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A program to run.
 *
 * @param arguments program and arguments; never a secret, since every user of the machine can list them
 * @param environment variables set beside those of the build; may hold secrets, which are masked by the log
 * @param directory working directory, relative to the build's current directory; "" for that directory itself
 * @param input text for standard input; "" for none
 * @param grace how long the program may go on after SIGINT before it gets SIGTERM; default {@link #DEFAULT_GRACE}
 * @param outlivesUs whether it must come to its end even when the process that started it is killed; default false
 */
public record Command(
        List<String> arguments,
        Map<String, String> environment,
        String directory,
        String input,
        Duration grace,
        boolean outlivesUs) {

    /** Enough for a program that only has to notice the signal; terraform and helm are given more. */
    public static final Duration DEFAULT_GRACE = Duration.ofSeconds(10);

    public Command(List<String> arguments, Map<String, String> environment, String directory, String input) {
        this(arguments, environment, directory, input, DEFAULT_GRACE, false);
    }

    public Command {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
        Objects.requireNonNull(directory);
        Objects.requireNonNull(input);
        Objects.requireNonNull(grace);
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("a command needs a program");
        }
    }

    public static Command of(String... arguments) {
        return of(List.of(arguments));
    }

    public static Command of(List<String> arguments) {
        return new Command(arguments, Map.of(), "", "");
    }

    public Command in(String newDirectory) {
        return new Command(arguments, environment, newDirectory, input, grace, outlivesUs);
    }

    public Command with(Map<String, String> newEnvironment) {
        return new Command(arguments, newEnvironment, directory, input, grace, outlivesUs);
    }

    public Command withInput(String newInput) {
        return new Command(arguments, environment, directory, newInput, grace, outlivesUs);
    }

    public Command withGrace(Duration newGrace) {
        return new Command(arguments, environment, directory, input, newGrace, outlivesUs);
    }

    /** The same, but it comes to its end even when the process that started it is killed. */
    public Command outliving() {
        return new Command(arguments, environment, directory, input, grace, true);
    }

    public String program() {
        return arguments.get(0);
    }
}
