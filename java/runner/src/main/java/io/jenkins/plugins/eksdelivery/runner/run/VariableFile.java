package io.jenkins.plugins.eksdelivery.runner.run;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.log.Mask;
import io.jenkins.plugins.eksdelivery.log.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** A file of {@code NAME=VALUE} lines; empty lines and those that begin with {@code #} are left out. */
public final class VariableFile {

    /** Names whose values are secrets by custom; AWS_ACCESS_KEY_ID is an identifier. */
    private static final Pattern SECRET = Pattern.compile("(?i).*(SECRET|TOKEN|PASSWORD|PRIVATE_KEY).*");

    private VariableFile() {}

    /**
     * Reads a file.
     *
     * @throws DeliveryException CLI-ENV-01 when it can't be read
     */
    public static Map<String, String> read(Path file) {
        Map<String, String> variables = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                int equals = line.indexOf('=');
                if (equals > 0 && !line.startsWith("#")) {
                    variables.put(
                            line.substring(0, equals).strip(),
                            line.substring(equals + 1).strip());
                }
            }
        } catch (IOException unreadable) {
            throw new DeliveryException(
                    Failure.permanent(
                            "CLI-ENV-01",
                            "file of variables " + file,
                            "it can't be read: " + unreadable,
                            "Give a file of NAME=VALUE lines with --env-file"),
                    unreadable);
        }
        return variables;
    }

    /** Hides the values of variables that are secrets by their name. */
    public static void mask(Map<String, String> variables, Mask mask) {
        variables.forEach((name, value) -> {
            if (SECRET.matcher(name).matches()) {
                mask.add(Secret.of(value));
            }
        });
    }
}
