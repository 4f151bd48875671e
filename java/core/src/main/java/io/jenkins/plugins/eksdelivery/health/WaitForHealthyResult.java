package io.jenkins.plugins.eksdelivery.health;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that became healthy.
 *
 * @param healthy whether it did
 * @param attempts how often it was asked
 * @param firstHealthyAfterSeconds from the start to the first success of the row; -1 when there was none
 * @param samples the attempts, at most the last 100
 */
public record WaitForHealthyResult(boolean healthy, int attempts, double firstHealthyAfterSeconds, List<Sample> samples)
        implements Serializable {

    /**
     * One attempt.
     *
     * @param afterSeconds since the start
     * @param healthy whether it was as it should be
     * @param answer what was answered, such as {@code 503} or {@code connection refused}
     * @param milliseconds until the answer
     */
    public record Sample(double afterSeconds, boolean healthy, String answer, long milliseconds)
            implements Serializable {

        Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("afterSeconds", afterSeconds);
            map.put("healthy", healthy);
            map.put("answer", answer);
            map.put("milliseconds", milliseconds);
            return map;
        }
    }

    public WaitForHealthyResult {
        samples = List.copyOf(samples);
    }

    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("healthy", healthy);
        map.put("attempts", attempts);
        map.put("firstHealthyAfterSeconds", firstHealthyAfterSeconds);
        map.put("samples", samples.stream().map(Sample::toMap).toList());
        return map;
    }
}
