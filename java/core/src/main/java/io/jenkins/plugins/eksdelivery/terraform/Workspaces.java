package io.jenkins.plugins.eksdelivery.terraform;

import io.jenkins.plugins.eksdelivery.parameter.Arguments;
import java.util.regex.Pattern;

/** The form of a terraform workspace's name. */
final class Workspaces {

    /** Terraform takes what is safe in a path; we take a little less, so that a name is never read as an option. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,89}");

    private Workspaces() {}

    /** The parameter {@code workspace}; "" when not given. */
    static String checked(Arguments arguments) {
        String name = arguments.optionalText("workspace").orElse("");
        if (!name.isEmpty() && !NAME.matcher(name).matches()) {
            throw arguments.notAllowed(
                    "workspace", "'" + name + "' is no workspace name", "Use letters, digits, '-', '_' and '.'");
        }
        return name;
    }
}
