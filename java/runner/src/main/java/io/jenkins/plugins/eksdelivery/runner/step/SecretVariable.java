package io.jenkins.plugins.eksdelivery.runner.step;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A variable whose value is a part of a secret's file.
 *
 * @param name of the variable
 * @param file where the secret is
 * @param part what of it
 */
record SecretVariable(String name, String file, Part part) implements Serializable {

    enum Part {
        TEXT,
        USER,
        PASSWORD,
        PATH,
        SSH_USER
    }

    boolean hidden() {
        return part == Part.TEXT || part == Part.PASSWORD;
    }

    String value() throws IOException {
        if (part == Part.PATH) {
            return file;
        }
        if (part == Part.SSH_USER) {
            return "git";
        }
        String text = Files.readString(Path.of(file)).stripTrailing();
        int colon = text.indexOf(':');
        return switch (part) {
            case USER -> colon < 0 ? "" : text.substring(0, colon);
            case PASSWORD -> colon < 0 ? text : text.substring(colon + 1);
            default -> text;
        };
    }
}
