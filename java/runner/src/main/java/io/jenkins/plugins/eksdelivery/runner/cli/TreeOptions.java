package io.jenkins.plugins.eksdelivery.runner.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the tree of a run is shown. */
final class TreeOptions {

    @Option(
            names = "--tree",
            negatable = true,
            description =
                    "Show stages and steps with their times on the error stream (default: when that is a terminal).")
    private @Nullable Boolean tree;

    /** The launcher knows whether the error stream is a terminal; Java does not. */
    boolean isTerminal() {
        return Boolean.getBoolean("eksdelivery.terminal") && System.getenv("NO_COLOR") == null;
    }

    boolean isWanted() {
        return tree == null ? isTerminal() : tree;
    }
}
