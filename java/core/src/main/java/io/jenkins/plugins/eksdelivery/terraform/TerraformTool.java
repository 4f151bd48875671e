package io.jenkins.plugins.eksdelivery.terraform;

import java.util.Locale;

/** The program that plans and applies; both read the same configuration and take the same arguments. */
public enum TerraformTool {
    TERRAFORM,
    TOFU;

    /** Name of the program on the PATH. */
    public String program() {
        return name().toLowerCase(Locale.ROOT);
    }
}
