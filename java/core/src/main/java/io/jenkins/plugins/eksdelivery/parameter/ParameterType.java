package io.jenkins.plugins.eksdelivery.parameter;

/** What a parameter may hold, in the words of a Jenkinsfile author. */
public enum ParameterType {
    TEXT("text"),
    INTEGER("whole number"),
    FLAG("true or false"),
    CHOICE("one of a few words"),
    /** Such as {@code 90s}, {@code 5m}, {@code 1h30m}. */
    DURATION("duration such as 90s, 5m or 1h30m"),
    /** A single text counts as a list of one. */
    TEXT_LIST("list of texts"),
    /** Values may be texts, numbers and booleans; they become texts. */
    TEXT_MAP("map of texts"),
    /** Nested maps and lists of texts, numbers and booleans. */
    MAP("map"),
    /** A single map counts as a list of one. */
    MAP_LIST("list of maps"),
    /** A text, or the map that another step returned. */
    TEXT_OR_MAP("text, or the result of another step"),
    /** A closure of the pipeline; a var keeps it and hands on {@code true} in its place. */
    BLOCK("block in braces");

    private final String label;

    ParameterType(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
