package io.jenkins.plugins.eksdelivery.runner.cli;

/** How the process ends. */
public enum ExitStatus {
    SUCCESS(0),
    FAILURE(1),
    USAGE(2),
    UNSTABLE(3),
    ABORTED(4);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** The status for a build's result as Jenkins names it; an unknown or missing name counts as a failure. */
    public static ExitStatus ofResult(String result) {
        return switch (result) {
            case "SUCCESS" -> SUCCESS;
            case "UNSTABLE" -> UNSTABLE;
            case "ABORTED" -> ABORTED;
            default -> FAILURE;
        };
    }
}
