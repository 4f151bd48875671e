package io.jenkins.plugins.eksdelivery.localcloud.daemon;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A program to start that runs on after this one has ended.
 *
 * @param name short name, unique in a cloud
 * @param command program (absolute path) and arguments; no secrets
 * @param environment variables beside those of this process
 * @param directory working directory
 * @param ready tells whether it does its work yet
 * @param limit how long it may take to get ready
 * @param ending how it is ended
 */
public record Daemon(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path directory,
        Readiness ready,
        Duration limit,
        Ending ending) {

    /** How a program is ended. */
    public enum Ending {
        /** It is asked to, and killed when it has not ended after a while. */
        ASKED,
        /** It passes no signal on; what it has started ends with it. */
        KILLED
    }

    /** A check that is asked again and again; an exception means "not yet". */
    @FunctionalInterface
    public interface Readiness {
        boolean ready() throws Exception;
    }

    /** A program that ends when it is asked to. */
    public Daemon(
            String name,
            List<String> command,
            Map<String, String> environment,
            Path directory,
            Readiness ready,
            Duration limit) {
        this(name, command, environment, directory, ready, limit, Ending.ASKED);
    }

    public Daemon {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        Objects.requireNonNull(name);
        Objects.requireNonNull(directory);
        Objects.requireNonNull(ready);
        Objects.requireNonNull(limit);
    }
}
