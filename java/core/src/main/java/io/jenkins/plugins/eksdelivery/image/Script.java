package io.jenkins.plugins.eksdelivery.image;

import io.jenkins.plugins.eksdelivery.process.Command;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A shell script of this package, which is passed as an argument so that it needs no file on the agent. */
final class Script {

    private Script() {}

    /** The command that runs the script with these arguments. */
    static Command command(String name, List<String> arguments) {
        List<String> all = new ArrayList<>(List.of("sh", "-c", text(name), name));
        all.addAll(arguments);
        return Command.of(all);
    }

    static String text(String name) {
        try (InputStream in = Script.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
