package io.jenkins.plugins.eksdelivery.process;

/** Keeps what a program printed, each stream as one text. */
public final class CapturedOutput implements OutputListener {

    private final StringBuilder output = new StringBuilder();
    private final StringBuilder error = new StringBuilder();

    @Override
    public void line(Source source, String text) {
        StringBuilder target = source == Source.OUTPUT ? output : error;
        target.append(text).append('\n');
    }

    public String output() {
        return output.toString();
    }

    public String error() {
        return error.toString();
    }
}
