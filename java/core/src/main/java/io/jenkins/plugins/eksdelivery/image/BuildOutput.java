package io.jenkins.plugins.eksdelivery.image;

import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import io.jenkins.plugins.eksdelivery.process.OutputListener;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Passes a builder's lines on to the log and keeps the last ones, which tell why it failed. */
final class BuildOutput implements OutputListener {

    private static final int KEPT = 200;

    private final DeliveryLog log;
    private final Deque<String> last = new ArrayDeque<>();

    BuildOutput(DeliveryLog log) {
        this.log = log;
    }

    @Override
    public void line(Source source, String text) {
        log.line(text);
        if (text.isBlank()) {
            return;
        }
        last.addLast(text);
        if (last.size() > KEPT) {
            last.removeFirst();
        }
    }

    List<String> lastLines() {
        return List.copyOf(last);
    }
}
