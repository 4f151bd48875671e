package io.jenkins.plugins.eksdelivery.registry;

import java.util.Locale;

/** How grave a finding is, gravest first, in the words of ECR. */
public enum Severity {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW,
    INFORMATIONAL,
    UNDEFINED;

    /** The severity of this name; {@link #UNDEFINED} for one that ECR may add later. */
    public static Severity of(String name) {
        for (Severity severity : values()) {
            if (severity.name().equals(name.toUpperCase(Locale.ROOT))) {
                return severity;
            }
        }
        return UNDEFINED;
    }

    /** Whether a gate at {@code limit} stops a finding of this severity. */
    public boolean reaches(Severity limit) {
        return compareTo(limit) <= 0;
    }
}
