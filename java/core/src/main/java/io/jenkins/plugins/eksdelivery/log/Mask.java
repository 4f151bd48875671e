package io.jenkins.plugins.eksdelivery.log;

import java.util.Comparator;
import java.util.concurrent.ConcurrentSkipListSet;

/** Replaces every known secret by {@code ****}. Safe for use by several threads. */
public final class Mask {

    /** Shorter values are words of everyday text: hiding them would garble the log and tell their length. */
    private static final int SHORTEST = 4;

    /** Longest first, so that a secret that contains another is hidden whole. */
    private final ConcurrentSkipListSet<String> values = new ConcurrentSkipListSet<>(
            Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    /** Hides the secret, and each line of it, from now on. */
    public void add(Secret secret) {
        secret.reveal()
                .lines()
                .map(String::strip)
                .filter(line -> line.length() >= SHORTEST)
                .forEach(values::add);
    }

    /** The text with each known secret replaced. */
    public String apply(String text) {
        String masked = text;
        for (String value : values) {
            masked = masked.replace(value, "****");
        }
        return masked;
    }
}
