package io.jenkins.plugins.eksdelivery.health;

/**
 * What an HTTP answer must be.
 *
 * @param status expected status
 * @param body text that it must contain; "" for any
 */
record Expectation(int status, String body) {

    private static final int SHOWN = 160;

    Probe.Answer judge(int answeredStatus, String answeredBody) {
        if (answeredStatus != status) {
            return new Probe.Answer(false, "status " + answeredStatus + begin(answeredBody));
        }
        return answeredBody.contains(body)
                ? new Probe.Answer(true, "status " + answeredStatus)
                : new Probe.Answer(false, "status " + answeredStatus + " without '" + body + "'" + begin(answeredBody));
    }

    private static String begin(String body) {
        String line = body.strip().replaceAll("\\s+", " ");
        return line.isEmpty() ? "" : ": " + (line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line);
    }
}
