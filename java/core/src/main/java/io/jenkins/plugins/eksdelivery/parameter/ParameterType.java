package io.jenkins.plugins.eksdelivery.parameter;

/** What a parameter may hold, in the words of a Jenkinsfile author. */
public enum ParameterType {
    TEXT("text", "'…'"),
    INTEGER("whole number", "10"),
    FLAG("true or false", "true"),
    CHOICE("one of a few words", "'…'"),
    /** Such as {@code 90s}, {@code 5m}, {@code 1h30m}. */
    DURATION("duration such as 90s, 5m or 1h30m", "'5m'"),
    /** A single text counts as a list of one. */
    TEXT_LIST("list of texts", "['…', '…']"),
    /** Values may be texts, numbers and booleans; they become texts. */
    TEXT_MAP("map of texts", "[name: '…']"),
    /** Nested maps and lists of texts, numbers and booleans. */
    MAP("map", "[name: '…']"),
    /** A single map counts as a list of one. */
    MAP_LIST("list of maps", "[[name: '…']]"),
    /** A text, or the map that another step returned. */
    TEXT_OR_MAP("text, or the result of another step", "'…'"),
    /** A closure of the pipeline; a var keeps it and hands on {@code true} in its place. */
    BLOCK("block in braces", "{ … }");

    private final String label;
    private final String example;

    ParameterType(String label, String example) {
        this.label = label;
        this.example = example;
    }

    public String label() {
        return label;
    }

    /** A value as it is written in a Jenkinsfile, for messages. */
    public String example() {
        return example;
    }
}
