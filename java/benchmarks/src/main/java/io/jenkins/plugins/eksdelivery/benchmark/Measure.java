package io.jenkins.plugins.eksdelivery.benchmark;

import java.util.Arrays;
import java.util.Locale;

/**
 * One line of a benchmark.
 *
 * @param name what is measured
 * @param ours median in seconds
 * @param peer median of the other tool in seconds
 * @param bar greatest allowed difference in seconds
 */
record Measure(String name, double ours, double peer, double bar) {

    boolean holds() {
        return ours - peer <= bar;
    }

    /** Tab-separated: name, ours, peer, ratio, bar, {@code holds} or {@code short}. */
    String line() {
        return String.format(
                Locale.ROOT,
                "%s\t%.3f s\t%.3f s\t%.2f\t+%.3f s\t%s",
                name,
                ours,
                peer,
                ours / peer,
                bar,
                holds() ? "holds" : "short");
    }

    static double median(double[] seconds) {
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
