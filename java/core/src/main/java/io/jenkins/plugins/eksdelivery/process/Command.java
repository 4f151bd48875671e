package io.jenkins.plugins.eksdelivery.process;

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
 */
public record Command(List<String> arguments, Map<String, String> environment, String directory, String input) {

    public Command {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
        Objects.requireNonNull(directory);
        Objects.requireNonNull(input);
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
        return new Command(arguments, environment, newDirectory, input);
    }

    public Command with(Map<String, String> newEnvironment) {
        return new Command(arguments, newEnvironment, directory, input);
    }

    public Command withInput(String newInput) {
        return new Command(arguments, environment, directory, newInput);
    }

    public String program() {
        return arguments.get(0);
    }
}
